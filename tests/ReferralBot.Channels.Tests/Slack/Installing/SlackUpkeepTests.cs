using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>What is done while nobody asks goes on by itself, whatever went wrong with one look.</summary>
public sealed class SlackUpkeepTests : InstallingTests
{
    private FakeWorkspace _own = null!;

    protected override string? BotToken => _own.BotToken;

    [Fact]
    public async Task It_connects_as_soon_as_Slack_answers()
    {
        Slack.Faults.Next("auth.test", new FakeFault.TooMany("1"), new FakeFault.Refused("invalid_auth"));
        var state = Bot.Services.GetRequiredService<SlackTokenState>();
        await using var upkeep = await StartedAsync();

        await UntilAsync(() => state.Report().Health == SlackTokenHealth.Ok);

        Assert.Equal("T1", Assert.Single(await InstalledAsync()).Installation);
    }

    [Fact]
    public async Task It_renews_tokens_that_are_due()
    {
        Slack.App.RotatesTokens = true;
        var workspace = Slack.AddWorkspace("T2", "Oak Lane");
        await InstallsAsync(workspace.AddUser("Ana", FakeStanding.Admin));
        var first = workspace.BotToken;
        Database.Clock.Advance(TimeSpan.FromHours(9));
        await using var upkeep = await StartedAsync();

        await UntilAsync(() => workspace.BotToken != first);

        await UntilAsync(() => Slack.CallsOf("oauth.v2.access").Count == 2);
    }

    protected override Task ArrangeAsync()
    {
        _own = Slack.AddWorkspace("T1", "Elm Street");
        return Task.CompletedTask;
    }

    private async Task<Running> StartedAsync()
    {
        var upkeep = ActivatorUtilities.CreateInstance<SlackUpkeep>(Bot.Services);
        await upkeep.StartAsync(Ct);
        return new Running(upkeep);
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Ct.ThrowIfCancellationRequested();
            Database.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }
    }

    private sealed class Running(SlackUpkeep upkeep) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await upkeep.StopAsync(CancellationToken.None);
            upkeep.Dispose();
        }
    }
}
