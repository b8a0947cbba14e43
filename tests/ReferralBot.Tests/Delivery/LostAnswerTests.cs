using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features.Data;

namespace ReferralBot.Tests.Delivery;

/// <summary>What becomes of a message when its channel loses answers, throttles, throws or hangs.</summary>
public sealed class LostAnswerTests : DispatchTests
{
    [Fact]
    public async Task AChannel_that_asks_to_wait_gets_the_message_again_after_that_time_and_not_before()
    {
        var answers = new Queue<SendResult>([
            new SendResult.Wait(TimeSpan.FromSeconds(30)),
            new SendResult.Sent("late"),
        ]);
        Channel.Answer = (_, _) => Task.FromResult(answers.Dequeue());
        await HasAsync("room", "card");

        await DrainAsync();
        Database.Clock.Advance(TimeSpan.FromSeconds(29));
        await DrainAsync();
        Assert.Equal(OutboxState.Pending, (await StoredAsync("card")).State);

        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await DrainAsync();
        Assert.Equal("late", (await StoredAsync("card")).MessageId);
        Assert.Equal(2, Channel.Posted.Count);
    }

    [Fact]
    public async Task A_lost_answer_is_written_down_as_unknown_and_the_message_is_not_sent_again()
    {
        Channel.Answer = (_, _) => throw new HttpRequestException("connection reset, said about a canary");
        await HasAsync("room", "card");

        await DrainAsync();
        Database.Clock.Advance(TimeSpan.FromDays(2));
        await DrainAsync();

        var lost = await StoredAsync("card");
        Assert.Equal((OutboxState.Unknown, 1), (lost.State, Channel.Posted.Count));
        Assert.DoesNotContain("canary", lost.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_repeats_are_safe_a_lost_answer_means_another_try()
    {
        var channel = new FakeChannel("fake") { RepeatsAreSafe = true, Answer = (_, _) => throw new IOException() };
        await HasAsync("room", "card");

        await DrainAsync(channel);
        Assert.Equal(OutboxState.Pending, (await StoredAsync("card")).State);

        channel.Answer = (_, _) => Task.FromResult<SendResult>(new SendResult.Sent("2"));
        Database.Clock.Advance(DispatchLimits.Backoff(1));
        await DrainAsync(channel);
        Assert.Equal(OutboxState.Sent, (await StoredAsync("card")).State);
    }

    [Fact]
    public async Task AChannel_that_never_answers_and_ignores_its_token_loses_the_message_after_half_a_minute()
    {
        var asked = new TaskCompletionSource();
        Channel.Answer = (_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<SendResult>().Task;
        };
        await HasAsync("room", "card");

        var drain = DrainAsync();
        await asked.Task.WaitAsync(Ct);
        Database.Clock.Advance(Limits.Answer);
        await drain;

        Assert.Equal(OutboxState.Unknown, (await StoredAsync("card")).State);
    }

    [Fact]
    public async Task A_refusal_keeps_its_reason_and_lets_the_next_message_go()
    {
        Channel.Answer = (card, _) =>
            Task.FromResult<SendResult>(
                card.Title == "first" ? new SendResult.Refused("The conversation is gone.") : new SendResult.Sent("2")
            );
        await HasAsync("room", "first", "second");

        await DrainAsync();

        Assert.Equal("The conversation is gone.", (await StoredAsync("first")).Error);
        Assert.Equal(OutboxState.Sent, (await StoredAsync("second")).State);
    }
}
