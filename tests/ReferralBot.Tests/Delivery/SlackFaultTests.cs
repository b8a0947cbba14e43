using ReferralBot.Features.Data;

namespace ReferralBot.Tests.Delivery;

/// <summary>
/// Whatever goes wrong with Slack harms only what it went wrong with: nothing is lost, nothing is posted twice, and what else is to
/// be sent is sent.
/// </summary>
public sealed class SlackFaultTests : IAsyncLifetime
{
    private SlackDispatch _room = null!;

    public static TheoryData<FakeFault> Limits { get; } =
    [
        new FakeFault.TooMany("0"),
        new FakeFault.TooMany("1"),
        new FakeFault.TooMany("30"),
        new FakeFault.TooMany("3600"),
        new FakeFault.TooMany(null),
        new FakeFault.TooMany("garbage"),
        new FakeFault.Refused("ratelimited"),
        new FakeFault.Refused("service_unavailable"),
    ];

    public static TheoryData<FakeFault> Lost { get; } =
    [
        new FakeFault.Status(500),
        new FakeFault.Status(412),
        new FakeFault.Page(),
        new FakeFault.Truncated(),
        new FakeFault.Huge(),
        new FakeFault.Reset(),
        new FakeFault.AnswerLost(),
        new FakeFault.Redirect(new Uri("https://example.com/")),
    ];

    public static TheoryData<FakeFault> Endless { get; } =
    [new FakeFault.Never(), new FakeFault.AnswerNever(), new FakeFault.Slow()];

    public async ValueTask InitializeAsync() => _room = await SlackDispatch.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task What_Slack_does_not_take_now_is_posted_later_once_and_in_order(FakeFault fault)
    {
        _room.Slack.Faults.Next("chat.postMessage", fault, fault);
        await _room.HasAsync("one", "two", "three");

        await _room.SendsAllAsync();

        Assert.Equal(["one", "two", "three"], Seen());
        Assert.Equal(["beside"], _room.Other.Posted);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task An_answer_that_is_lost_leaves_the_message_to_a_person_and_the_others_go(FakeFault fault) =>
        await IsLeftToAPersonAsync(fault, neverAnswered: false);

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task An_answer_without_an_end_holds_nothing_else_back(FakeFault fault) =>
        await IsLeftToAPersonAsync(fault, neverAnswered: true);

    [Fact]
    public async Task A_conversation_without_the_bot_reaches_its_owner_with_the_card_and_the_remedy()
    {
        _room.Team.WithoutBot();
        await _room.HasAsync("one", "two");

        await _room.SendsAllAsync();

        Assert.Equal(OutboxState.Refused, (await _room.StoredAsync("one")).State);
        var told = _room.Slack.MessagesIn(_room.Sam.Id);
        Assert.Equal(2, told.Count);
        Assert.Contains("/invite @maplebot", told[0].Seen, StringComparison.Ordinal);
        Assert.Contains("one", told[0].Seen, StringComparison.Ordinal);
        Assert.Equal(["Post there again", "Choose another place"], told[0].Buttons);
        Assert.Contains("two", told[1].Seen, StringComparison.Ordinal);
        Assert.Equal(["beside"], _room.Other.Posted);
    }

    private async Task IsLeftToAPersonAsync(FakeFault fault, bool neverAnswered)
    {
        _room.Slack.Faults.Next("chat.postMessage", fault);
        await _room.HasAsync("one", "two", "three");

        await _room.SendsAllAsync(neverAnswered);

        Assert.Equal(OutboxState.Unknown, (await _room.StoredAsync("one")).State);
        Assert.InRange(Seen().Count(title => title == "one"), 0, 1);
        Assert.Equal(["two", "three"], Seen().Where(title => title != "one"));
        Assert.Equal(["beside"], _room.Other.Posted);
        Assert.Equal(3, _room.Slack.CallsOf("chat.postMessage").Count);
    }

    private IReadOnlyList<string> Seen() => [.. _room.Slack.MessagesIn(_room.Team.Id).Select(message => message.Text)];
}
