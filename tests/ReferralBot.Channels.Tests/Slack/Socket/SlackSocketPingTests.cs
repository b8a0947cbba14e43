using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>The bot's own pings, which .NET sends by the clock on the wall.</summary>
public sealed class SlackSocketPingTests : SlackSocketTests
{
    [Fact]
    public async Task A_line_on_which_pings_are_not_answered_any_more_is_replaced()
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { AnswersPings = false });
        var deaf = await Bot.OpensAsync();

        var next = await Bot.NextAsync();

        await deaf.Gone.WaitAsync(Ct);
        Assert.True(deaf.PingsOfBot > 0);
        Assert.NotNull(await Bot.CommandAsync());
        Assert.Single(next.Received);
    }

    [Fact]
    public async Task Answers_to_our_pings_alone_do_not_keep_a_socket_alive()
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { Pings = false });
        var silent = await Bot.OpensAsync();
        await Bot.Clock.IsWaitedForAsync(Bot.Timings.Silence, Ct);

        Bot.Clock.Advance(Bot.Timings.Silence - Second);
        var pings = silent.PingsOfBot;
        await Bot.UntilAsync(() => silent.PingsOfBot > pings + 1); // the first of them was answered by now
        Assert.Equal(Bot.Timings.Silence - Second, Bot.Report.LastFrame);
        Bot.Clock.Advance(Second);

        await Bot.NextAsync();
        await silent.Gone.WaitAsync(Ct);
    }

    internal override SlackSocketTimings Adapt(SlackSocketTimings timings) =>
        timings with
        {
            KeepAlive = TimeSpan.FromMilliseconds(50),
            KeepAliveAnswer = Second * 2,
        };
}
