using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features.Data;

namespace ReferralBot.Tests.Delivery;

/// <summary>
/// How fast what waits is sent: never faster than a channel allows, and hardly slower. Time is made: it moves on to the next
/// event whenever nothing can be done.
/// </summary>
public sealed class PaceTests : DispatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly SendPace FiveASecond = new(Second, 300) { PerSecondInInstallation = 5 };

    private readonly PriorityQueue<ClaimedMessage, DateTimeOffset> _inHand = new();
    private readonly List<(ConversationRef Conversation, DateTimeOffset At)> _answered = [];
    private TimeSpan _answerTime = TimeSpan.Zero;
    private int _mostInHand;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A_conversation_gets_one_message_a_second_after_the_answer_and_all_of_them_together_hardly_take_longer(
        int answerMilliseconds
    )
    {
        _answerTime = TimeSpan.FromMilliseconds(answerMilliseconds);
        await HasManyAsync(conversations: 12, each: 4);

        var took = await SendAllAsync(new SendPace(Second, 10_000));

        Assert.Equal(48, _answered.Count);
        Assert.All(Gaps(), gap => Assert.True(gap >= Second + _answerTime, $"{gap} is too short."));
        var bound = (3 * Second) + (4 * _answerTime);
        Assert.True(took <= 1.05 * bound, $"{took} is more than {bound}.");
    }

    [Fact]
    public async Task An_installation_gets_no_more_than_its_share_in_any_minute_and_hardly_less()
    {
        await HasManyAsync(conversations: 10, each: 5);

        var took = await SendAllAsync(new SendPace(Second, PerMinuteInInstallation: 20));

        var times = _answered.ConvertAll(answer => answer.At);
        Assert.Equal(50, times.Count);
        Assert.All(times.Zip(times.Skip(20)), pair => Assert.True(pair.Second - pair.First >= 60 * Second));

        // 20 at once, 20 after a minute, 10 after two: at their own pace within.
        Assert.True(took <= 1.05 * TimeSpan.FromMinutes(2), $"It took {took}.");
    }

    [Fact]
    public async Task An_installation_that_got_its_share_does_not_hold_back_another_one()
    {
        await HasManyAsync(conversations: 30, each: 1, installation: "busy");
        await HasManyAsync(conversations: 3, each: 1, installation: "quiet");

        await SendAllAsync(new SendPace(Second, PerMinuteInInstallation: 10));

        var start = _answered[0].At;
        var quiet = _answered.Where(answer => answer.Conversation.Installation == "quiet").ToList();
        Assert.Equal(3, quiet.Count);
        Assert.All(quiet, answer => Assert.Equal(start, answer.At));
    }

    [Fact]
    public async Task What_an_installation_gets_in_a_second_is_spread_evenly_over_it_and_hardly_takes_longer()
    {
        await HasManyAsync(conversations: 20, each: 3);

        var took = await SendAllAsync(FiveASecond);

        var times = _answered.ConvertAll(answer => answer.At);
        Assert.Equal(60, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 0.2 * Second));
        Assert.All(Gaps(), gap => Assert.True(gap >= Second, $"{gap} is too short."));
        var bound = (59 * 0.2 * Second) + Second; // the last ones may be left to one conversation, which rests
        Assert.True(took <= bound, $"{took} is more than {bound}.");
    }

    [Fact]
    public async Task An_installation_whose_messages_are_spread_holds_nobody_back_however_many_it_has()
    {
        await HasManyAsync(conversations: 40, each: 1, installation: "busy");
        await HasManyAsync(conversations: 4, each: 1, installation: "quiet");

        var took = await SendAllAsync(FiveASecond, mostInHand: 16);

        var start = _answered[0].At;
        var quiet = _answered.Where(answer => answer.Conversation.Installation == "quiet").ToList();
        Assert.Equal(4, quiet.Count);
        Assert.All(quiet, answer => Assert.True(answer.At - start <= Second, $"{answer.At - start} is too long."));
        Assert.True(took <= 1.05 * (39 * 0.2 * Second), $"It took {took}.");
    }

    [Fact]
    public async Task A_message_that_is_new_is_sent_in_the_next_fifth_of_a_second()
    {
        await HasAsync("room", "first");
        var picker = PickerOf(FiveASecond);
        var first = picker.WithRest(Assert.Single(await picker.TakeAsync(9, Ct)));
        picker.Answered(first, (await Get<OutboxQueue>().SentAsync(first, "1", Ct)).Next);

        await HasAsync("another room", "second");
        Assert.Empty(await picker.TakeAsync(9, Ct));
        Assert.Equal(Database.Clock.GetUtcNow() + (0.2 * Second), picker.NextAt);

        Database.Clock.Advance(0.2 * Second);
        Assert.Equal("second", Assert.Single(await picker.TakeAsync(9, Ct)).Card.Title);
    }

    [Fact]
    public async Task A_message_that_is_new_waits_until_its_conversation_has_rested()
    {
        await HasAsync("room", "first");
        var picker = PickerOf(new SendPace(Second, 300));
        var first = picker.WithRest(Assert.Single(await picker.TakeAsync(9, Ct)));
        picker.Answered(first, (await Get<OutboxQueue>().SentAsync(first, "1", Ct)).Next);

        await HasAsync("room", "second");
        Database.Clock.Advance(0.5 * Second);
        Assert.Empty(await picker.TakeAsync(9, Ct));
        Assert.Equal(Database.Clock.GetUtcNow() + (0.5 * Second), picker.NextAt);

        Database.Clock.Advance(0.5 * Second);
        var second = Assert.Single(await picker.TakeAsync(9, Ct));
        Assert.Equal((1, "second"), (second.Attempt, second.Card.Title)); // it never was in a hand before
    }

    [Fact]
    public async Task A_channel_without_a_pace_is_sent_to_as_fast_as_it_answers()
    {
        await HasManyAsync(conversations: 1, each: 8);

        var took = await SendAllAsync(SendPace.Free);

        Assert.Equal((8, TimeSpan.Zero), (_answered.Count, took));
    }

    [Fact]
    public async Task Never_more_are_in_hand_than_the_limit_says()
    {
        _answerTime = TimeSpan.FromMilliseconds(100);
        await HasManyAsync(conversations: 24, each: 2);

        var took = await SendAllAsync(new SendPace(Second, 10_000), mostInHand: 8);

        Assert.Equal((48, 8), (_answered.Count, _mostInHand));
        Assert.True(took <= 1.05 * (Second + (6 * _answerTime)), $"It took {took}."); // 24 go in three rounds
    }

    private DuePicker PickerOf(SendPace pace)
    {
        var pacer = new SendPacer([new FakeChannel("fake") { Pace = pace }], Database.Clock);
        return new DuePicker(Get<OutboxQueue>(), pacer, Get<OutboxSignal>(), Limits);
    }

    private async Task<TimeSpan> SendAllAsync(SendPace pace, int mostInHand = 256)
    {
        var (clock, picker) = (Database.Clock, PickerOf(pace));
        var start = clock.GetUtcNow();
        while (true)
        {
            foreach (var message in await picker.TakeAsync(mostInHand - _inHand.Count, Ct))
            {
                _inHand.Enqueue(picker.WithRest(message), clock.GetUtcNow() + _answerTime);
                _mostInHand = Math.Max(_mostInHand, _inHand.Count);
            }

            if (_inHand.TryPeek(out _, out var answerAt) && !(picker.NextAt < answerAt && _inHand.Count < mostInHand))
            {
                clock.SetUtcNow(Later(answerAt));
                await AnswerAsync(picker);
            }
            else if (picker.NextAt is { } next)
            {
                clock.SetUtcNow(Later(next));
            }
            else
            {
                return clock.GetUtcNow() - start;
            }
        }
    }

    private async Task AnswerAsync(DuePicker picker)
    {
        var answers = new List<ClaimedMessage>();
        while (_inHand.TryPeek(out _, out var at) && at <= Database.Clock.GetUtcNow())
        {
            answers.Add(_inHand.Dequeue());
        }

        await Task.WhenAll(
            answers.Select(async message =>
                picker.Answered(message, (await Get<OutboxQueue>().SentAsync(message, "id", Ct)).Next)
            )
        );
        _answered.AddRange(answers.Select(message => (message.Conversation, Database.Clock.GetUtcNow())));
    }

    private DateTimeOffset Later(DateTimeOffset at) =>
        at > Database.Clock.GetUtcNow() ? at : Database.Clock.GetUtcNow();

    private IEnumerable<TimeSpan> Gaps() =>
        _answered
            .GroupBy(answer => answer.Conversation)
            .SelectMany(group => group.Zip(group.Skip(1), (one, next) => next.At - one.At));
}
