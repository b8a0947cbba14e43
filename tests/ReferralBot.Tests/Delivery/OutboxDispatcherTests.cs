using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;

namespace ReferralBot.Tests.Delivery;

/// <summary>In which order messages are sent, and what a start and a stop do to those in hand.</summary>
public sealed class OutboxDispatcherTests : DispatchTests
{
    [Fact]
    public async Task What_is_due_is_sent_in_the_order_of_its_conversation_and_keeps_the_platforms_id()
    {
        await HasAsync("room", "first", "second", "third");

        await DrainAsync();

        Assert.Equal(["first", "second", "third"], Channel.Posted);
        var sent = await StoredAsync("second");
        Assert.Equal((OutboxState.Sent, "id of second"), (sent.State, sent.MessageId));
    }

    [Fact]
    public async Task One_conversation_that_hangs_does_not_hold_back_another()
    {
        var never = new TaskCompletionSource<SendResult>();
        var other = new TaskCompletionSource();
        Channel.Answer = (card, _) =>
        {
            if (card.Title == "stuck")
            {
                return never.Task;
            }

            other.SetResult();
            return Task.FromResult<SendResult>(new SendResult.Sent("1"));
        };
        await HasAsync("a", "stuck", "behind");
        await HasAsync("b", "free");

        using var dispatcher = Dispatcher();
        await dispatcher.StartAsync(Ct);
        await other.Task.WaitAsync(Ct);

        Assert.DoesNotContain("behind", Channel.Posted);
        never.SetResult(new SendResult.Sent("2"));
        await dispatcher.StopAsync(Ct);
        Assert.Equal(OutboxState.Sent, (await StoredAsync("stuck")).State);
    }

    [Fact]
    public async Task A_message_for_aChannel_that_is_not_here_is_refused_by_name()
    {
        await HasAsync("room", "card");

        await DrainAsync(new FakeChannel("another"));

        var refused = await StoredAsync("card");
        Assert.Equal(OutboxState.Refused, refused.State);
        Assert.Contains("'fake'", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_in_hand_when_the_bot_died_is_sent_again_only_where_repeats_are_safe()
    {
        await HasAsync("room", "card");
        await Get<OutboxQueue>().ClaimAsync(1, Ct);
        var posted = new TaskCompletionSource();
        var channel = new FakeChannel("fake")
        {
            RepeatsAreSafe = true,
            Answer = (_, _) =>
            {
                posted.SetResult();
                return Task.FromResult<SendResult>(new SendResult.Sent("1"));
            },
        };

        using var dispatcher = Dispatcher(channel);
        await dispatcher.StartAsync(Ct);
        await posted.Task.WaitAsync(Ct);
        await dispatcher.StopAsync(Ct);

        Assert.Equal(OutboxState.Sent, (await StoredAsync("card")).State);
    }

    [Fact]
    public async Task A_stop_waits_for_the_answer_that_is_on_its_way()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<SendResult>();
        Channel.Answer = (_, _) =>
        {
            asked.SetResult();
            return answer.Task;
        };
        await HasAsync("room", "card");
        using var dispatcher = Dispatcher();
        await dispatcher.StartAsync(Ct);
        await asked.Task.WaitAsync(Ct);

        var stop = dispatcher.StopAsync(Ct);
        Assert.False(stop.IsCompleted);
        answer.SetResult(new SendResult.Sent("1"));
        await stop;

        Assert.Equal(OutboxState.Sent, (await StoredAsync("card")).State);
    }
}
