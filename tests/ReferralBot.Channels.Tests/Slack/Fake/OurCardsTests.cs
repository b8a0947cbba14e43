using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What our renderers draw is taken by a Slack that knows nothing of our limits.</summary>
public sealed class OurCardsTests : FakeSlackTests
{
    [Theory]
    [MemberData(nameof(CardSamples.EveryBlock), MemberType = typeof(CardSamples))]
    [MemberData(nameof(CardSamples.EmptyBlocks), MemberType = typeof(CardSamples))]
    public async Task A_block_is_taken(Block block) => Done(await PostsAsync(new Card("Title", block)));

    [Theory]
    [MemberData(nameof(CardSamples.Extremes), MemberType = typeof(CardSamples))]
    public async Task A_card_that_is_far_too_large_is_taken(Card card) => Done(await PostsAsync(card));

    [Theory]
    [MemberData(nameof(CardSamples.Hostile), MemberType = typeof(CardSamples))]
    public async Task What_people_typed_does_not_come_alive(string typed)
    {
        Done(
            await PostsAsync(
                new Card(
                    typed,
                    new Block.Paragraph(typed),
                    new Block.Entry(Tone.Late, typed, new Button(typed, "/go")) { Detail = typed },
                    new Block.Facts(new Fact(typed, typed)),
                    new Block.Note(typed)
                )
                {
                    Summary = typed,
                }
            )
        );

        Assert.Empty(Assert.Single(Slack.MessagesIn(General.Id)).Alive);
    }

    [Theory]
    [MemberData(nameof(FieldSamples.EveryField), MemberType = typeof(FieldSamples))]
    public async Task A_field_is_taken(Question question)
    {
        var form = new Form("Title", question) { Id = "form" };

        Done(
            await CallsAsync(
                "views.open",
                ("trigger_id", Slack.NewTrigger(Ana)),
                ("view", SlackFormRenderer.Modal(form, "kept"))
            )
        );
    }

    private Task<JsonObject> PostsAsync(Card card) =>
        CallsAsync(
            "chat.postMessage",
            [
                ("channel", General.Id),
                .. SlackRenderer.Message(card).Select(pair => (pair.Key, pair.Value?.DeepClone())),
            ]
        );
}
