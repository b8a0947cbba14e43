using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;

namespace ReferralBot.Tests.Delivery;

/// <summary>What becomes of a message when its channel loses answers, throttles, throws, hangs or is not there.</summary>
public sealed class OutboxDispatcherTests() : DataTests(DatabaseProvider.Sqlite)
{
    private readonly FakeChannel _channel = new("fake");

    private DispatchLimits Limits => new(Database.Clock);

    [Fact]
    public async Task What_is_due_is_sent_in_the_order_of_its_conversation_and_keeps_the_platforms_id()
    {
        await HasAsync("room", "first", "second", "third");

        await DrainAsync();

        Assert.Equal(["first", "second", "third"], _channel.Posted);
        var sent = await StoredAsync("second");
        Assert.Equal((OutboxState.Sent, "id of second"), (sent.State, sent.MessageId));
    }

    [Fact]
    public async Task One_conversation_that_hangs_does_not_hold_back_another()
    {
        var never = new TaskCompletionSource<SendResult>();
        var other = new TaskCompletionSource();
        _channel.Answer = (card, _) =>
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

        Assert.DoesNotContain("behind", _channel.Posted);
        never.SetResult(new SendResult.Sent("2"));
        await dispatcher.StopAsync(Ct);
        Assert.Equal(OutboxState.Sent, (await StoredAsync("stuck")).State);
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_gets_the_message_again_after_that_time_and_not_before()
    {
        var answers = new Queue<SendResult>([
            new SendResult.Wait(TimeSpan.FromSeconds(30)),
            new SendResult.Sent("late"),
        ]);
        _channel.Answer = (_, _) => Task.FromResult(answers.Dequeue());
        await HasAsync("room", "card");

        await DrainAsync();
        Database.Clock.Advance(TimeSpan.FromSeconds(29));
        await DrainAsync();
        Assert.Equal(OutboxState.Pending, (await StoredAsync("card")).State);

        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await DrainAsync();
        Assert.Equal("late", (await StoredAsync("card")).MessageId);
        Assert.Equal(2, _channel.Posted.Count);
    }

    [Fact]
    public async Task A_lost_answer_is_written_down_as_unknown_and_the_message_is_not_sent_again()
    {
        _channel.Answer = (_, _) => throw new HttpRequestException("connection reset, said about a canary");
        await HasAsync("room", "card");

        await DrainAsync();
        Database.Clock.Advance(TimeSpan.FromDays(2));
        await DrainAsync();

        var lost = await StoredAsync("card");
        Assert.Equal((OutboxState.Unknown, 1), (lost.State, _channel.Posted.Count));
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
    public async Task A_channel_that_never_answers_and_ignores_its_token_loses_the_message_after_half_a_minute()
    {
        var asked = new TaskCompletionSource();
        _channel.Answer = (_, _) =>
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
        _channel.Answer = (card, _) =>
            Task.FromResult<SendResult>(
                card.Title == "first" ? new SendResult.Refused("The conversation is gone.") : new SendResult.Sent("2")
            );
        await HasAsync("room", "first", "second");

        await DrainAsync();

        Assert.Equal("The conversation is gone.", (await StoredAsync("first")).Error);
        Assert.Equal(OutboxState.Sent, (await StoredAsync("second")).State);
    }

    [Fact]
    public async Task A_message_for_a_channel_that_is_not_here_is_refused_by_name()
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
        _channel.Answer = (_, _) =>
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

    private Task DrainAsync() => DrainAsync(_channel);

    private async Task DrainAsync(IChannel channel)
    {
        using var dispatcher = Dispatcher(channel);
        await dispatcher.DrainAsync(Ct);
    }

    private OutboxDispatcher Dispatcher() => Dispatcher(_channel);

    private OutboxDispatcher Dispatcher(IChannel channel) =>
        new(
            Get<OutboxQueue>(),
            Get<OutboxSignal>(),
            new MessageSender([channel], Get<OutboxQueue>(), Limits, NullLogger<MessageSender>.Instance),
            Limits,
            NullLogger<OutboxDispatcher>.Instance
        );

    private Task HasAsync(string conversation, params string[] titles) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var to = new ConversationRef("fake", "here", conversation);
                db.Outbox.AddRange(
                    titles.Select(title => OutboxMessage.Post(Practice.Id, to, new Card(title), Database.Clock))
                );
                await db.SaveChangesAsync(Ct);
            }
        );

    private Task<OutboxMessage> StoredAsync(string title) =>
        Database.InAsync(
            Practice.Id,
            async db =>
                (await db.Outbox.AsNoTracking().ToListAsync(Ct)).Single(message =>
                    ChatJson.ReadCard(message.CardJson).Title == title
                )
        );
}
