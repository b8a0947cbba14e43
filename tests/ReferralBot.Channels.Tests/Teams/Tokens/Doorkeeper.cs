using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Wire;
using ReferralBot.Testing;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>The checks as the bot has them, with a key server of the tests' own.</summary>
internal sealed class Doorkeeper : IAsyncDisposable
{
    private readonly ServiceProvider _all;

    public Doorkeeper()
    {
        var services = new ServiceCollection();
        services.AddMetrics().AddSingleton<WrittenLog>();
        services.AddLogging();
        services.AddSingleton<ILoggerProvider>(all => all.GetRequiredService<WrittenLog>());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddTeams(new TeamsOptions { AppId = Forge.AppId });
        services.AddHttpClient("teams-metadata").ConfigurePrimaryHttpMessageHandler(() => Server);
        _all = services.BuildServiceProvider();
        Forge = new Forge(Clock);
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_796_301_234));

    public KeyServer Server { get; } = new();

    public Forge Forge { get; }

    public TeamsSeenTokens Seen => _all.GetRequiredService<TeamsSeenTokens>();

    public TeamsKeys Keys => _all.GetRequiredService<TeamsKeys>();

    public AfterWork After => _all.GetRequiredService<AfterWork>();

    public WrittenLog Log => _all.GetRequiredService<WrittenLog>();

    public Task<TeamsTokenProblem> CheckAsync() => CheckAsync(Forge.With());

    public async Task<TeamsTokenProblem> CheckAsync(Sent sent)
    {
        var authentication = _all.GetRequiredService<TeamsAuthentication>();
        var (problem, token) = await authentication.ReadAsync(
            sent.Authorization,
            TestContext.Current.CancellationToken
        );
        return token is null ? problem : authentication.Compare(token, sent.ServiceUrl, sent.ChannelId);
    }

    public ValueTask DisposeAsync() => _all.DisposeAsync();
}
