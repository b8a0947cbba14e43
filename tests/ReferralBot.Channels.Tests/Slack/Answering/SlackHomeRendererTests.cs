using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>What every channel owes a card, on the app's home page.</summary>
public sealed class SlackHomeRendererTests : RendererContract
{
    [Fact]
    public void Check_ins_that_are_due() => Approved.Match(SlackRenderer.Home(Samples.CheckIns));

    [Fact]
    public void A_home_page_of_many_entries_has_room_for_a_hundred_blocks()
    {
        var home = SlackRenderer.Home(new Card("Due", [.. Enumerable.Range(0, 60).Select(CardSamples.Entry)]));

        Assert.Equal("home", Json.Text(home, "type"));
        Assert.InRange(home["blocks"]!.AsArray().Count, 98, SlackLimits.ViewBlocks);
        var ids = SlackReading.Buttons(home).Select(button => Json.Text(button, "action_id")).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    protected override IReadOnlyList<string> Texts(Card card) => SlackReading.Texts(SlackRenderer.Home(card));

    protected override IReadOnlyList<string> Lines(Card card) =>
        [.. SlackReading.Buttons(SlackRenderer.Home(card)).Select(button => Json.Text(button, "value"))];

    protected override bool IsAnnounced => false;

    protected override IReadOnlyList<string> Spoken(Card card) =>
        [.. SlackReading.Buttons(SlackRenderer.Home(card)).Select(button => Json.Text(button, "accessibility_label"))];

    protected override string Look(Run run) => SlackReading.Look(card => SlackRenderer.Home(card), run);

    protected override IReadOnlyList<string> Violations(Card card) => SlackLimits.Check(SlackRenderer.Home(card));

    protected override IReadOnlyList<string> Alive(Card card, string typed) =>
        SlackReading.Alive(SlackRenderer.Home(card));
}
