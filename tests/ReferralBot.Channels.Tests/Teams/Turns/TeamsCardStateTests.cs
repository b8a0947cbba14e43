using System.Text.Json.Nodes;
using CsCheck;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed class TeamsCardStateTests
{
    private readonly TeamsReadings _readings = new();

    [Theory]
    [InlineData("name", "\"Smith, Jo\"", "Smith, Jo")]
    [InlineData("from", "\"+Smith, Jo\"", "+Smith, Jo")]
    [InlineData("name", "\"two\\nlines\"", "two\nlines")]
    [InlineData("services", "\"routine, soon\"", "routine|soon")]
    [InlineData("services", "\"routine\"", "routine")]
    [InlineData("services", "[\"routine\",\"soon\",{}]", "routine|soon")]
    [InlineData("services", "\",,\"", "")]
    [InlineData("count", "3", "3")]
    [InlineData("count", "3.0", "3")]
    [InlineData("count", "-3e0", "-3")]
    [InlineData("count", "\"3\"", "3")]
    [InlineData("amount", "1200.50", "1200.5")]
    [InlineData("amount", "1e300", "1e300")]
    [InlineData("knows", "true", "true")]
    [InlineData("knows", "\"false\"", "false")]
    [InlineData("time", "\"09:30\"", "09:30")]
    [InlineData("on", "\"2026-12-01\"", "2026-12-01")]
    [InlineData("name", "\"  \"", "")]
    [InlineData("name", "null", "")]
    [InlineData("name", "{\"a\":1}", "")]
    [InlineData("name", "[\"a\"]", "")]
    public async Task Each_kind_of_input_comes_in_its_own_way(string field, string value, string expected)
    {
        var answers = await AnswersAsync(new JsonObject { [field] = JsonNode.Parse(value) });

        Assert.Equal(expected, string.Join('|', answers.For(field)));
    }

    [Fact]
    public async Task A_date_field_of_the_kernel_takes_what_comes()
    {
        var answers = await AnswersAsync(new JsonObject { ["on"] = "2026-12-01", ["knows"] = "false" });
        var reading = new Reading(new DateOnly(2026, 12, 2));

        Assert.Null(new DateField("on", "When?").Check(answers.For("on"), reading));
        Assert.Null(new CheckField("knows", "Knows?", "Yes") { Optional = true }.Check(answers.For("knows"), reading));
    }

    [Fact]
    public async Task What_is_no_field_of_the_form_is_left_where_it_is()
    {
        var data = new JsonObject
        {
            ["name"] = "Oak",
            ["~line"] = "/hush",
            ["msteams"] = new JsonObject { ["type"] = "task/submit" },
            ["owner"] = "me",
        };

        Assert.Equal(["name"], (await AnswersAsync(data)).FieldIds);
    }

    [Fact]
    public async Task A_form_of_many_fields_has_those_that_it_has()
    {
        var data = new JsonObject();
        for (var at = 0; at < 10_000; at++)
        {
            data[$"field{at}"] = "x";
        }

        data["name"] = new string('x', 300_000);
        var answers = await AnswersAsync(data);

        Assert.Equal(TeamsTyped.MaxText, Assert.Single(answers.For("name")).Length);
        Assert.Equal(["name"], answers.FieldIds);
    }

    [Fact]
    public async Task A_form_that_nobody_knows_has_no_answers()
    {
        var data = TeamsSamples.Form();
        data["~form"] = "gone";

        var sent = await _readings.SentAsync(TeamsSamples.Action(data));

        Assert.Equal("gone", sent.FormId);
        Assert.Empty(sent.Answers.FieldIds);
    }

    [Theory]
    [InlineData("Oak School, Maple", "Oak School, Maple")]
    [InlineData("  ", "7")]
    public async Task A_name_that_is_typed_goes_before_what_is_chosen(string typed, string read)
    {
        var answers = await AnswersAsync(new JsonObject { ["from"] = "7", ["~typed.from"] = typed });

        Assert.Equal([read], answers.For("from"));
    }

    [Fact]
    public void What_is_typed_into_a_text_comes_as_it_was_typed()
    {
        Gen.String[Gen.Char["abc ,;~@é日<>&\"\\/{}\t"], 1, 30]
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Sample(
                text =>
                {
                    var data = new JsonObject { ["~form"] = "intake", ["name"] = text };
                    var done = (TeamsRead.Done)_readings.Read(TeamsSamples.Action(data));
                    return ((Chat.TurnInput.Submission)done.Turn.Input).Answers.For("name") is [var read]
                        && read == text;
                },
                iter: 500
            );
    }

    private async Task<RawAnswers> AnswersAsync(JsonObject data)
    {
        var all = data.DeepClone().AsObject();
        all["~form"] = "intake";
        return (await _readings.SentAsync(TeamsSamples.Action(all))).Answers;
    }
}
