using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>Everything that can go wrong before Slack has said hello.</summary>
public sealed class SlackSocketOpeningTests : SlackSocketTests
{
    private const string Open = "apps.connections.open";

    [Fact]
    public async Task A_socket_is_asked_for_with_the_app_level_token_and_is_good_once_Slack_says_hello()
    {
        Assert.Equal(SlackSocketHealth.Connecting, Bot.Report.Health);

        await Bot.OpensAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);

        var call = Assert.Single(Bot.Slack.CallsOf(Open));
        Assert.Equal(Bot.Slack.AppToken, call.Token);
        Assert.Empty(call.Arguments);
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("xapp-", StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("ticket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_never_given_is_given_up_and_asked_for_again()
    {
        Bot.Slack.Faults.Next(Open, new FakeFault.Never());
        await Bot.StartsAsync();
        await Bot.UntilAsync(() => Bot.Slack.CallsOf(Open).Count == 1);

        await Bot.Clock.PassAsync(Bot.Timings.Open, Ct);

        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
    }

    [Fact]
    public async Task A_connection_that_is_never_taken_up_is_given_up_and_made_again()
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { Upgrades = false });
        await Bot.StartsAsync();
        await Bot.UntilAsync(() => Bot.Slack.Sockets.Attempts == 1);

        await Bot.Clock.PassAsync(Bot.Timings.Connect, Ct);

        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
    }

    [Fact]
    public async Task A_connection_without_a_hello_is_given_up_and_made_again()
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { SaysHello = false });
        await Bot.StartsAsync();
        await Bot.Clock.IsWaitedForAsync(Bot.Timings.Hello, Ct);
        Assert.Equal(SlackSocketHealth.Connecting, Bot.Report.Health);

        Bot.Clock.Advance(Bot.Timings.Hello);

        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(503)]
    [InlineData(302)]
    public async Task A_connection_that_is_refused_is_made_again(int status)
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { Status = status });

        await Bot.OpensAsync();

        Assert.Equal(2, Bot.Slack.Sockets.Attempts);
    }

    [Theory]
    [InlineData("wss://evil.example/link/?ticket=canary")]
    [InlineData("ws://192.0.2.1/link/")]
    [InlineData("nonsense")]
    public async Task An_address_of_somebody_else_is_never_called(string address)
    {
        Bot.Slack.Faults.Next(Open, new FakeFault.Status(200, $$"""{"ok":true,"url":"{{address}}"}"""));

        await Bot.OpensAsync();

        Assert.Equal(2, Bot.Slack.CallsOf(Open).Count);
        Assert.Single(Bot.Log.Of(LogLevel.Warning), line => line.Contains("not Slack's", StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

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
