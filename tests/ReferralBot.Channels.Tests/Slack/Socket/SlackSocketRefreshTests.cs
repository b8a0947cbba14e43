using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>Slack takes a socket back every few hours. Nobody notices.</summary>
public sealed class SlackSocketRefreshTests : SlackSocketTests
{
    [Fact]
    public async Task A_hundred_refreshes_under_traffic_lose_nothing()
    {
        const int Rounds = 100;
        const int AtATime = 4;
        Bot.Answers = (_, _) => Saved;
        var socket = await Bot.OpensAsync();

        for (var round = 0; round < Rounds; round++)
        {
            Bot.Clock.Advance(Bot.Timings.Steady);
            await socket.PingAsync(Ct);

            var acks = Traffic(round, 0, AtATime);
            await socket.DisconnectAsync(round % 2 == 0 ? "warning" : "refresh_requested");
            acks.AddRange(Traffic(round, AtATime, AtATime));
            var next = await Bot.NextAsync();
            acks.AddRange(Traffic(round, 2 * AtATime, AtATime)); // to both of them in turn

            Assert.All(await Task.WhenAll(acks), ack => Assert.Equal("""{"text":"Saved."}""", ack?.Body));
            await socket.CloseAsync();
            socket = next;
        }

        Assert.Equal(Rounds * AtATime * 3, Bot.Heard.Select(one => one.Payload.At("text").Text()).Distinct().Count());
        Assert.Equal(Rounds * AtATime * 3, Bot.Heard.Count);
        Assert.Equal(Rounds + 1, Bot.Slack.CallsOf("apps.connections.open").Count);
        Assert.Empty(Bot.Slack.Sockets.Complaints);
        Assert.Equal(SlackSocketHealth.Ok, Bot.Report.Health);
    }

    [Fact]
    public async Task The_old_socket_answers_what_it_brought_after_the_new_one_is_open_and_is_closed_when_Slack_does_not()
    {
        var old = await OpensForLongAsync();
        var done = new TaskCompletionSource<SlackAck>();
        Bot.Answers = (_, _) => done.Task;
        var slow = Bot.CommandAsync("slow");
        await Bot.HeardAsync(1);

        await old.DisconnectAsync("warning");
        var next = await Bot.NextAsync();
        done.SetResult(SlackAck.Empty);
        Assert.NotNull(await slow);
        Assert.Single(old.Received);
        Assert.Empty(next.Received);

        await Bot.Clock.PassAsync(Bot.Timings.Leave, Ct);
        await old.Gone.WaitAsync(Ct);
        Assert.True(old.WasClosedByBot);
        Assert.True(next.IsOpen);
    }

    [Fact]
    public async Task A_close_that_Slack_never_answers_holds_up_nothing()
    {
        var old = await OpensForLongAsync();
        old.Manners = old.Manners with { AnswersClose = false };
        await old.DisconnectAsync("refresh_requested");
        var next = await Bot.NextAsync();

        await Bot.Clock.PassAsync(Bot.Timings.Leave, Ct);
        await Bot.UntilAsync(() => old.WasClosedByBot);
        await next.PingAsync(Ct);
        Assert.NotNull(await Bot.CommandAsync());
        Assert.False(old.Gone.IsCompleted);

        await Bot.Clock.PassAsync(Bot.Timings.Close, Ct, times: 2);
        await old.Gone.WaitAsync(Ct);
        Assert.NotNull(await Bot.CommandAsync());
        Assert.True(next.IsOpen);
    }

    [Fact]
    public async Task The_end_of_the_bot_waits_for_the_answer_in_hand_and_says_goodbye()
    {
        var socket = await Bot.OpensAsync();
        var done = new TaskCompletionSource<SlackAck>();
        Bot.Answers = (_, _) => done.Task;
        var command = Bot.CommandAsync();
        await Bot.HeardAsync(1);

        var stop = Bot.StopsAsync();
        await Bot.Clock.IsWaitedForAsync(Bot.Timings.Farewell, Ct);
        Assert.False(socket.WasClosedByBot);
        done.SetResult(SlackAck.Empty);

        Assert.NotNull(await command);
        await stop.WaitAsync(Ct);
        Assert.True(socket.WasClosedByBot);
        await socket.Gone.WaitAsync(Ct);
    }

    [Fact]
    public async Task The_end_of_the_bot_is_not_held_up_by_a_Slack_that_does_not_say_goodbye()
    {
        var socket = await Bot.OpensAsync();
        socket.Manners = socket.Manners with { AnswersClose = false };

        var stop = Bot.StopsAsync();
        await Bot.Clock.PassAsync(Bot.Timings.Close, Ct, times: 2);

        await stop.WaitAsync(Ct);
        await socket.Gone.WaitAsync(Ct);
    }

    private async Task<FakeSocket> OpensForLongAsync()
    {
        var socket = await Bot.OpensAsync();
        Bot.Clock.Advance(Bot.Timings.Steady);
        await socket.PingAsync(Ct);
        return socket;
    }

    private List<Task<FakeAck?>> Traffic(int round, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(number => Bot.CommandAsync($"{round}-{number}"))];
}
