using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Teams.Schemas;

/// <summary>Everything that is drawn is what the published schema, and what Teams adds, say a card is.</summary>
public sealed class TeamsSchemaTests
{
    public static TheoryData<string> Places { get; } = ["message", "whisper", "dialog", "extension"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_kind_of_block(string place)
    {
        Card[] cards =
        [
            .. CardSamples.EveryBlock.Select(row => new Card("Title", row.Data)),
            .. CardSamples.EmptyBlocks.Select(row => new Card("", row.Data)),
            .. CardSamples.Extremes.Select(row => row.Data),
            .. CardSamples.Hostile.Select(row => TypedText.Card(row.Data, row.Data)),
            Samples.Receipt,
            Samples.CheckIns,
            Samples.Scorecard,
        ];

        foreach (var card in cards)
        {
            await ValidAsync(TeamsRenderer.Card(card, Surface(place)));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_kind_of_field(string place)
    {
        Option[] offered = [new("1", "Harbor"), new("2", "Northside")];
        var questions = FieldSamples.EveryField.Concat(FieldSamples.Misfits).Select(row => row.Data).ToList();
        foreach (var question in questions.Concat(questions.Select(one => one with { Offered = offered })))
        {
            var wrong = question with { Problem = "That is not right." };
            var form = new Form("A form", wrong)
            {
                Id = "visit",
                State = "f1",
                Intro = "No names, please.",
            };
            await ValidAsync(TeamsFormRenderer.Draw(form, Surface(place)));
        }

        await ValidAsync(TeamsFormRenderer.Draw(Samples.Referral, Surface(place)));
        await ValidAsync(TeamsFormRenderer.Draw(new Form("Nothing to ask"), Surface(place)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_was_not_done(string place)
    {
        await ValidAsync(TeamsRenderer.Problem(AnswerSamples.Typo, Surface(place)));
        var endless = new Reply.Failed(CardSamples.Long(9_000), []) { Typed = CardSamples.Wide(9_000) };
        await ValidAsync(TeamsRenderer.Problem(endless, Surface(place)));
    }

    [Theory]
    [InlineData("""{"type":"TextBlock"}""", "TextBlock at /body/0: PropertyRequired #/text")]
    [InlineData(
        """{"type":"TextBlock","text":"x","colour":"red"}""",
        "TextBlock at /body/0: NoAdditionalPropertiesAllowed"
    )]
    [InlineData("""{"type":"Input.Text","id":"a","label":7}""", "Input.Text at /body/0: NotAllOf")]
    [InlineData("""{"type":"Chart.Line","data":[],"fallback":"drop"}""", "Chart.Line at /body/0: TooFewItems #/data")]
    [InlineData("""{"type":"CodeBlock","codeSnippet":"x"}""", "CodeBlock at /body/0: is not known")]
    public async Task The_check_itself_finds_what_is_wrong_by_its_element(string element, string found)
    {
        var card = TeamsRenderer.Card(Samples.Receipt);
        card["body"] = new JsonArray(JsonNode.Parse(element));

        Assert.StartsWith(found, Assert.Single(await CardSchema.CheckAsync(card)), StringComparison.Ordinal);
    }

    private static async Task ValidAsync(JsonObject card)
    {
        Assert.Equal([], await CardSchema.CheckAsync(card));
        Assert.Equal([], TeamsLimits.Check(card));
    }

    private static TeamsSurface Surface(string place) =>
        place switch
        {
            "message" => TeamsSurface.Message with
            {
                LeadsToForm = line => line.StartsWith("/x", StringComparison.Ordinal),
            },
            "whisper" => TeamsSurface.Message with { IsAlone = true, OpenFormId = "f1" },
            "dialog" => TeamsSurface.Dialog with { OpenFormId = "f1" },
            "extension" => TeamsSurface.ExtensionDialog,
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "No such place."),
        };
}
