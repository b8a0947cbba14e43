using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Testing.Doors;

/// <summary>
/// How what people do in a test gets to the bot, and how its answer gets back: straight in, or through a channel as in the world.
/// The conversations of the tests are the same, whichever way they go.
/// </summary>
internal interface ITestDoor : IAsyncDisposable
{
    /// <summary>Adds what stands between the people and the bot.</summary>
    void Configure(IServiceCollection services);

    /// <summary>Opens, once the practice is there.</summary>
    Task OpenAsync(IServiceProvider services, CancellationToken ct);

    /// <summary>One more person whom the channel knows.</summary>
    UserRef Knows(string name);

    /// <summary>A person does something; the answer is what the bot said.</summary>
    Task<Reply> EnterAsync(Turn turn, CancellationToken ct);
}

/// <summary>Straight to the bot.</summary>
internal sealed class StraightDoor : ITestDoor
{
    private IServiceProvider? _services;

    public static UserRef Sam { get; } = new("test", "workspace", "sam");

    public static ConversationRef Team { get; } = new("test", "workspace", "team");

    public void Configure(IServiceCollection services) { }

    public Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        _services = services;
        return Task.CompletedTask;
    }

    public UserRef Knows(string name) => Sam with { Id = name.ToLowerInvariant() };

    public async Task<Reply> EnterAsync(Turn turn, CancellationToken ct)
    {
        await using var scope = _services!.CreateAsyncScope();
        var named = turn with { DeliveryKey = turn.DeliveryKey ?? Guid.CreateVersion7().ToString("N") };
        return await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(named, ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
