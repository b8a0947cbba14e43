using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>A socket that goes deaf is found out and replaced, and somebody is told when that does not help.</summary>
public sealed class SlackSocketWatchTests : SlackSocketTests
{
    [Fact]
    public async Task A_socket_that_is_silent_for_thirty_seconds_is_replaced()
    {
        var socket = await Bot.OpensAsync();
        await Bot.Clock.IsWaitedForAsync(Bot.Timings.Silence, Ct);
        socket.Manners = socket.Manners with { Pings = false };

        Bot.Clock.Advance(Bot.Timings.Silence);

        var next = await Bot.NextAsync();
        await socket.Gone.WaitAsync(Ct);
        Assert.NotNull(await Bot.CommandAsync());
        Assert.Single(next.Received);
    }

    [Fact]
    public async Task Pings_of_Slack_keep_a_socket_alive_for_hours()
    {
        var socket = await Bot.OpensAsync();
        await Bot.Clock.IsWaitedForAsync(Bot.Timings.Silence, Ct);

        for (var round = 0; round < 500; round++)
        {
            Bot.Clock.Advance(Second * 29);
            await socket.PingAsync(Ct);
            Assert.Equal(TimeSpan.Zero, Bot.Report.LastFrame);
        }

        Assert.True(socket.IsOpen);
        Assert.NotNull(await Bot.CommandAsync());
        Assert.Single(Bot.Slack.CallsOf("apps.connections.open"));
    }

    [Fact]
    public async Task A_line_that_is_cut_is_replaced_at_once()
    {
        var socket = await Bot.OpensAsync();

        socket.Cut();

        await Bot.NextAsync();
        Assert.NotNull(await Bot.CommandAsync());
    }

    [Fact]
    public async Task A_socket_that_Slack_closes_without_a_word_is_replaced_at_once()
    {
        var socket = await Bot.OpensAsync();

        await socket.CloseAsync();

        await Bot.NextAsync();
        Assert.NotNull(await Bot.CommandAsync());
    }

    [Fact]
    public async Task After_two_minutes_deaf_there_is_one_alarm_and_readiness_is_down_until_the_bot_hears_again()
    {
        var socket = await Bot.OpensAsync();
        Bot.Slack.Faults.Next("apps.connections.open", Enumerable.Repeat(new FakeFault.Refused("access_denied"), 8));
        socket.Cut();
        await Bot.IsAsync(SlackSocketHealth.Connecting);

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32 })
        {
            await Bot.Clock.PassAsync(Second * seconds, Ct);
            Assert.Equal(SlackSocketHealth.Connecting, Bot.Report.Health);
        }

        await Bot.Clock.PassAsync(Second * 60, Ct);
        var report = await Bot.IsAsync(SlackSocketHealth.Down);
        Assert.Contains("access_denied", report.Problem, StringComparison.Ordinal);
        await Bot.UntilAsync(() => Alarms() == 1);

        await Bot.Clock.PassAsync(Second * 60, Ct, times: 2);
        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
        Bot.Clock.Advance(Bot.Timings.Look);
        await Bot.UntilAsync(() =>
            Bot.Log.All.Any(line => line.Contains("hears Slack again", StringComparison.Ordinal))
        );
        Assert.Equal(1, Alarms());
    }

    private int Alarms() =>
        Bot.Log.Of(LogLevel.Error).Count(line => line.Contains("not heard", StringComparison.Ordinal));
}
