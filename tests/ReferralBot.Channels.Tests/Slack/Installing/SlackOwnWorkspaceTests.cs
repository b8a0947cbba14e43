using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>The one token of the settings connects the practice that is there, as soon as Slack can be asked.</summary>
public sealed class SlackOwnWorkspaceTests : InstallingTests
{
    private Practice _local = null!;
    private FakeWorkspace _workspace = null!;

    protected override string? BotToken => _workspace.BotToken;

    private SlackTokenState State => Bot.Services.GetRequiredService<SlackTokenState>();

    [Fact]
    public async Task It_joins_the_practice_that_the_bot_was_set_up_for()
    {
        await ConnectedAsync();

        Assert.Equal("Maple Street Wellness", Assert.Single(await InstalledAsync()).Practice);
        Assert.Equal(_workspace.BotToken, await Bot.Services.GetRequiredService<SlackTokens>().GetAsync("T1", Ct));
        var kept = (await KeptAsync("T1"))!;
        Assert.Equal(
            (_workspace.BotUserId, _workspace.Installation.BotId, Slack.AppId),
            (kept.BotUserId, kept.BotId, kept.AppId)
        );
    }

    [Fact]
    public async Task Somebody_who_installs_by_OAuth_meanwhile_does_not()
    {
        await ConnectedAsync();

        await InstallsAsync(Slack.AddWorkspace("T2", "Oak Lane").AddUser("Mallory", FakeStanding.Admin));

        Assert.Equal(
            [("Maple Street Wellness", "T1"), ("Oak Lane", "T2")],
            (await InstalledAsync()).Select(row => (row.Practice, row.Installation))
        );
    }

    [Fact]
    public async Task A_start_with_the_same_token_changes_nothing()
    {
        await ConnectedAsync();
        var before = await InstalledAtAsync();
        Database.Clock.Advance(TimeSpan.FromDays(1));

        await using var restarted = await StartAsync();
        Assert.True(await restarted.Services.GetRequiredService<SlackOwnWorkspace>().ConnectAsync(Ct));

        Assert.Equal(before, await InstalledAtAsync());
    }

    [Fact]
    public async Task While_Slack_does_not_answer_it_is_asked_again()
    {
        await ConnectedAsync();
        Slack.Faults.Next("auth.test", new FakeFault.TooMany("30"));

        Assert.False(await Own().ConnectAsync(Ct));
        Assert.Equal(SlackTokenHealth.Connecting, State.Report().Health);

        Assert.True(await Own().ConnectAsync(Ct));
        Assert.Equal(new SlackTokenReport(SlackTokenHealth.Ok, Problem: null), State.Report());
    }

    [Fact]
    public async Task A_token_that_Slack_refuses_is_said_to_the_operator_with_what_to_do()
    {
        await ConnectedAsync();
        Slack.Faults.Next("auth.test", new FakeFault.Refused("invalid_auth"));

        Assert.False(await Own().ConnectAsync(Ct));

        var report = State.Report();
        Assert.Equal(SlackTokenHealth.Down, report.Health);
        Assert.Contains("Bot User OAuth Token", report.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(_workspace.BotToken, report.Problem, StringComparison.Ordinal);
    }

    protected override async Task ArrangeAsync()
    {
        _workspace = Slack.AddWorkspace("T1", "Elm Street");
        _local = await Database.HasPracticeAsync();
        await Database.InAsync(
            _local.Id,
            async db =>
            {
                db.Installations.Add(Installation.Of(_local, "web", "local", Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
    }

    private SlackOwnWorkspace Own() => Bot.Services.GetRequiredService<SlackOwnWorkspace>();

    // At the start it connects by itself; a test need not wait for that, doing it twice is doing it once.
    private async Task ConnectedAsync() => Assert.True(await Own().ConnectAsync(Ct));

    private Task<DateTimeOffset?> InstalledAtAsync() =>
        Database.InAsync(
            _local.Id,
            db => db.Installations.Where(row => row.ExternalId == "T1").Select(row => row.InstalledAt).SingleAsync(Ct)
        );
}
