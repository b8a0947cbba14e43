using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>How long the bot waits before it tries to open a socket again, and when it stops trying.</summary>
public sealed class SlackSocketPauseTests : SlackSocketTests
{
    private const string Open = "apps.connections.open";

    [Fact]
    public async Task Each_failure_doubles_the_pause_up_to_a_minute_and_a_good_socket_ends_that()
    {
        Bot.Slack.Faults.Next(Open, Enumerable.Repeat(new FakeFault.Refused("access_denied"), 9));
        await Bot.StartsAsync();

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32 })
        {
            await Bot.Clock.PassAsync(Second * seconds, Ct);
        }

        await Bot.Clock.PassAsync(Second * 60, Ct);
        await Bot.Clock.PassAsync(Second * 60, Ct, times: 2);
        var socket = await Bot.NextAsync();
        Assert.Equal(10, Bot.Slack.CallsOf(Open).Count);

        Bot.Clock.Advance(Bot.Timings.Steady);
        socket.Cut();
        await Bot.NextAsync(); // no pause before the first attempt
        Assert.Equal(11, Bot.Slack.CallsOf(Open).Count);
    }

    [Fact]
    public async Task Sockets_that_break_at_once_are_opened_slower_and_slower()
    {
        var socket = await Bot.OpensAsync();
        socket.Cut();
        (await Bot.NextAsync()).Cut();
        await Bot.Clock.PassAsync(Second, Ct);
        (await Bot.NextAsync()).Cut();
        await Bot.Clock.PassAsync(Second * 2, Ct);

        await Bot.NextAsync();
    }

    [Fact]
    public async Task Where_Slack_asks_to_wait_it_is_left_alone_for_so_long()
    {
        Bot.Slack.Faults.Next(Open, new FakeFault.TooMany("47"));
        await Bot.StartsAsync();

        // A little longer, by chance, so that not all bots come back together.
        await Bot.UntilAsync(() => Bot.Clock.Waits.Any(wait => wait >= Second * 47 && wait < Second * 52));
        Assert.Single(Bot.Slack.CallsOf(Open));
        Bot.Clock.Advance(Second * 52);

        await Bot.NextAsync();
    }

    [Fact]
    public async Task With_ten_sockets_open_already_the_bot_says_so_and_comes_back_later()
    {
        Bot.Slack.Sockets.Next(Enumerable.Repeat(new FakeSocketManners { TurnsAway = "too_many_websockets" }, 3));
        await Bot.StartsAsync();
        await Bot.Clock.IsWaitedForAsync(Second, Ct);
        Assert.Contains("ten sockets", Bot.Report.Problem, StringComparison.Ordinal);

        await Bot.Clock.PassAsync(Second, Ct);
        await Bot.Clock.PassAsync(Second * 2, Ct);

        await Bot.NextAsync();
        Assert.Null((await Bot.IsAsync(SlackSocketHealth.Ok)).Problem);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_allowed_token_type")]
    [InlineData("account_inactive")]
    public async Task A_token_that_is_no_good_ends_the_attempts_and_readiness_says_what_to_do(string error)
    {
        Bot.Slack.Faults.Next(Open, new FakeFault.Refused(error));
        await Bot.StartsAsync();

        var report = await Bot.IsAsync(SlackSocketHealth.Down);
        await Bot.EndsAsync();

        Assert.Contains(error, report.Problem, StringComparison.Ordinal);
        Assert.Contains("Slack:AppToken", report.Problem, StringComparison.Ordinal);
        Assert.Single(Bot.Slack.CallsOf(Open));
        Assert.Contains(Bot.Log.Of(LogLevel.Error), line => line.Contains(error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Socket_Mode_that_is_switched_off_ends_the_attempts_and_readiness_says_what_to_do(bool beforeHello)
    {
        if (beforeHello)
        {
            Bot.Slack.Sockets.Next(new FakeSocketManners { TurnsAway = "link_disabled" });
            await Bot.StartsAsync();
        }
        else
        {
            var socket = await Bot.OpensAsync();
            await socket.DisconnectAsync("link_disabled");
        }

        var report = await Bot.IsAsync(SlackSocketHealth.Down);
        await Bot.EndsAsync();

        Assert.Contains("Switch it on", report.Problem, StringComparison.Ordinal);
        Assert.Single(Bot.Slack.CallsOf(Open));
        Assert.Contains(Bot.Log.Of(LogLevel.Error), line => line.Contains("switched off", StringComparison.Ordinal));
    }
}
