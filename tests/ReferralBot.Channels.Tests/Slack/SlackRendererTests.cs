using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack;

public sealed class SlackRendererTests : RendererContract
{
    [Fact]
    public void A_receipt() => Approved.Match(SlackRenderer.Message(Samples.Receipt));

    [Fact]
    public void A_check_in_digest() => Approved.Match(SlackRenderer.Message(Samples.CheckIns));

    [Fact]
    public void A_scorecard() => Approved.Match(SlackRenderer.Message(Samples.Scorecard));

    [Fact]
    public void The_first_table_is_a_table_and_the_next_one_stands_in_fields()
    {
        var table = new Block.Table(
            [new Column("Partner"), new Column("Received", Align.End)],
            [
                ["Harbor", "9"],
            ]
        );

        var blocks = SlackRenderer.Blocks(new Card("Two", table, table));

        Assert.Equal(["header", "table", "section"], blocks.Select(block => Json.Text(block, "type")));
        Assert.Equal("right", Json.Text(blocks[1]!["column_settings"]![1], "align"));
        Assert.Equal(
            ["Partner", "Received", "Harbor", "9"],
            blocks[2]!["fields"]!.AsArray().Select(field => Json.Text(field, "text"))
        );
    }

    [Fact]
    public void Action_ids_are_unique_in_a_message_and_begin_as_the_receiver_expects()
    {
        var ids = Json.Things(SlackRenderer.Message(Samples.CheckIns))
            .Select(thing => Json.Text(thing, "action_id"))
            .Where(id => id.Length > 0)
            .ToList();

        Assert.Equal(13, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.StartsWith(SlackRenderer.PressPrefix, id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_is_too_long_is_left_out_and_never_cut()
    {
        var card = new Card(
            "Title",
            new Block.Buttons(
                new Button("Too long", CardSamples.Long(2_001)),
                new Button("Fits", CardSamples.Long(2_000))
            )
        );

        Assert.Equal([CardSamples.Long(2_000)], Lines(card));
        Assert.Contains("… and 1 more", Texts(card));
    }

    protected override IReadOnlyList<string> Texts(Card card) => SlackReading.Texts(SlackRenderer.Blocks(card));

    protected override IReadOnlyList<string> Lines(Card card) =>
        [.. SlackReading.Buttons(SlackRenderer.Blocks(card)).Select(button => Json.Text(button, "value"))];

    protected override IReadOnlyList<string> Spoken(Card card) =>
        [
            Json.Text(SlackRenderer.Message(card), "text"),
            .. SlackReading
                .Buttons(SlackRenderer.Blocks(card))
                .Select(button => Json.Text(button, "accessibility_label")),
        ];

    protected override string Look(Run run) => SlackReading.Look(SlackRenderer.Blocks, run);

    protected override IReadOnlyList<string> Violations(Card card) => SlackLimits.Check(SlackRenderer.Message(card));

    protected override IReadOnlyList<string> Alive(Card card, string typed)
    {
        var message = SlackRenderer.Message(card);
        return message["mrkdwn"]!.GetValue<bool>() ? ["the fallback reads markup"] : SlackReading.Alive(message);
    }
}
