using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Teams;

public sealed class TeamsRendererTests : RendererContract
{
    [Fact]
    public void A_receipt() => Approved.Match(TeamsRenderer.Card(Samples.Receipt));

    [Fact]
    public void A_check_in_digest() => Approved.Match(TeamsRenderer.Card(Samples.CheckIns));

    [Fact]
    public void A_scorecard() => Approved.Match(TeamsRenderer.Card(Samples.Scorecard));

    [Fact]
    public void A_digest_of_ten_lines_fits_whole()
    {
        var lines = Enumerable.Range(0, 10).Select(_ => Samples.CheckIns.Blocks[0]);

        Assert.Equal(40, Lines(new Card("Check-ins", [.. lines])).Count);
    }

    [Fact]
    public void A_client_without_action_execute_sends_the_same_line()
    {
        var button = Json.Things(TeamsRenderer.Card(Samples.Receipt))
            .First(thing => Json.Text(thing, "type") == "Action.Execute");

        Assert.Equal("Action.Submit", Json.Text(button["fallback"], "type"));
        Assert.True(JsonNode.DeepEquals(button["data"], button["fallback"]!["data"]));
    }

    protected override IReadOnlyList<string> Texts(Card card) => TeamsReading.Texts(TeamsRenderer.Card(card)["body"]!);

    protected override IReadOnlyList<string> Lines(Card card) =>
        [.. Buttons(card).Select(button => Json.Text(button["data"], TeamsRenderer.LineKey))];

    protected override IReadOnlyList<string> Spoken(Card card) =>
        [Json.Text(TeamsRenderer.Card(card), "speak"), .. Buttons(card).Select(button => Json.Text(button, "tooltip"))];

    protected override string Look(Run run) =>
        Json.Things(TeamsRenderer.Card(new Card("Title", new Block.Paragraph(new ChatText(run)))))
            .Single(thing => Json.Text(thing, "type") == "TextRun")
            .ToJsonString();

    protected override IReadOnlyList<string> Violations(Card card) => TeamsLimits.Check(TeamsRenderer.Card(card));

    protected override IReadOnlyList<string> Alive(Card card, string typed) =>
        TeamsReading.Alive(TeamsRenderer.Card(card));

    private static IEnumerable<JsonObject> Buttons(Card card) =>
        Json.Things(TeamsRenderer.Card(card)).Where(thing => Json.Text(thing, "type") == "Action.Execute");
}
