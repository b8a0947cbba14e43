using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>What every channel owes a card, in a dialog.</summary>
public sealed class SlackViewRendererTests : RendererContract
{
    [Fact]
    public void A_receipt() => Approved.Match(SlackRenderer.View(Samples.Receipt));

    [Fact]
    public void A_scorecard() => Approved.Match(SlackRenderer.View(Samples.Scorecard));

    [Fact]
    public void A_dialog_that_shows_a_card_sends_nothing_and_says_done()
    {
        var view = SlackRenderer.View(Samples.Receipt);

        Assert.Null(view["submit"]);
        Assert.Equal("Done", Json.Text(view["close"], "text"));
        Assert.Null(view["private_metadata"]);
        Assert.Equal("Referral R-12 logged", Json.Text(view["title"], "text"));
        Assert.DoesNotContain(view["blocks"]!.AsArray(), block => Json.Text(block, "type") == "header");
    }

    [Fact]
    public void A_title_that_is_too_long_for_the_top_is_said_whole_below()
    {
        var view = SlackRenderer.View(new Card("Check-ins for September and the rest of the year"));

        Assert.Equal("Check-ins for September…", Json.Text(view["title"], "text"));
        Assert.Equal(
            "Check-ins for September and the rest of the year",
            Json.Text(view["blocks"]![0]!["text"], "text")
        );
    }

    [Fact]
    public void Signs_count_as_they_are_escaped()
    {
        // 24 letters, of which Slack counts 28.
        var view = SlackRenderer.View(new Card("Check-ins for A & B here", new Block.Note("x")));

        Assert.Equal("Check-ins for A & B…", Json.Text(view["title"], "text"));
        Assert.Empty(SlackLimits.Check(view));
    }

    [Fact]
    public void Its_buttons_belong_to_what_is_kept() =>
        Assert.Equal("open-1", Json.Text(SlackRenderer.View(Samples.Receipt, "Cancel", "open-1"), "private_metadata"));

    // A title that is cut at the top stands whole below: people read that one.
    protected override IReadOnlyList<string> Texts(Card card)
    {
        var view = SlackRenderer.View(card);
        var isBelow = Json.Text(view["blocks"]![0], "type") == "header";
        return [.. SlackReading.Texts(view).Skip(isBelow ? 1 : 0)];
    }

    protected override IReadOnlyList<string> Lines(Card card) =>
        [.. SlackReading.Buttons(SlackRenderer.View(card)).Select(button => Json.Text(button, "value"))];

    protected override bool IsAnnounced => false;

    protected override IReadOnlyList<string> Spoken(Card card) =>
        [.. SlackReading.Buttons(SlackRenderer.View(card)).Select(button => Json.Text(button, "accessibility_label"))];

    protected override string Look(Run run) => SlackReading.Look(card => SlackRenderer.View(card), run);

    protected override IReadOnlyList<string> Violations(Card card) => SlackLimits.Check(SlackRenderer.View(card));

    protected override IReadOnlyList<string> Alive(Card card, string typed) =>
        SlackReading.Alive(SlackRenderer.View(card));
}
