using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Practices;
using ReferralBot.Features.Turns;

namespace ReferralBot.Delivery;

/// <summary>Lets the practice know where nothing can be posted any more, in a scope of its own.</summary>
internal sealed class RefusedPosts(IServiceScopeFactory scopes)
{
    /// <summary>Pauses what goes there, and tells the owners.</summary>
    public async Task TellAsync(ClaimedMessage message, string remedy, IChannel channel, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PracticeDoor>().EnterAsync(message.PracticeId, ct);
        var pause = scope.ServiceProvider.GetRequiredService<PauseRoutes>();
        await pause.RunAsync(new RefusedPost(message.Id, remedy), channel.OpenPrivateAsync, ct);
    }
}
