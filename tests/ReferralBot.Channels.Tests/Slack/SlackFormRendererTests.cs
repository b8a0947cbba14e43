using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack;

public sealed class SlackFormRendererTests : FormRendererContract
{
    private const string OpenId = "k3jV9sQx-0pZ1";

    [Fact]
    public void A_referral_form() => Approved.Match(SlackFormRenderer.Modal(Samples.Referral, OpenId));

    [Fact]
    public void A_search_is_answered_with_options_that_slack_takes()
    {
        var answer = SlackFormRenderer.Options([
            .. Enumerable.Range(0, 120).Select(at => new Option($"P-{at}", new string('x', 90))),
            new Option(new string('v', 151), "Too long a value"),
        ]);

        var options = answer["options"]!.AsArray();
        Assert.Equal(100, options.Count);
        Assert.Empty(SlackLimits.Check(answer));
    }

    [Fact]
    public void Up_to_ten_are_boxes_and_more_are_a_menu()
    {
        Assert.Equal("checkboxes", Element(10));
        Assert.Equal("multi_static_select", Element(11));
    }

    [Fact]
    public void A_search_field_asks_from_the_first_letter_on() =>
        Assert.Contains(
            Json.Things(SlackFormRenderer.Modal(Samples.Referral, OpenId)),
            thing => Json.Text(thing, "type") == "external_select" && thing["min_query_length"]!.GetValue<int>() == 0
        );

    [Fact]
    public void What_belongs_to_the_form_does_not_travel_with_it()
    {
        var modal = SlackFormRenderer.Modal(Samples.Referral, OpenId);

        Assert.Equal(OpenId, Json.Text(modal, "private_metadata"));
        Assert.DoesNotContain(
            Json.Strings(modal),
            text => text.Contains(Samples.Referral.State!, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_form_that_is_drawn_again_names_its_inputs_anew_so_that_slack_shows_what_is_filled_in()
    {
        var first = BlockIds(SlackFormRenderer.Modal(Samples.Referral, "0198c2a4-1"));
        var again = BlockIds(SlackFormRenderer.Modal(Samples.Referral, "0198c2a4-2"));

        Assert.Equal(7, first.Count);
        Assert.Empty(first.Intersect(again, StringComparer.Ordinal));
        Assert.Equal(
            first.Select(SlackBlockIds.FieldId),
            Samples.Referral.Questions.Select(question => question.Field.Id)
        );
        Assert.Equal(first.Select(SlackBlockIds.FieldId), again.Select(SlackBlockIds.FieldId));
    }

    [Theory]
    [InlineData("from", "from")]
    [InlineData("from~x", "from")]
    [InlineData("a~b~x", "a~b")]
    [InlineData("~x", "~x")]
    [InlineData("", "")]
    public void The_field_is_what_stands_before_the_last_sign(string blockId, string fieldId) =>
        Assert.Equal(fieldId, SlackBlockIds.FieldId(blockId));

    [Fact]
    public void Problems_stand_at_the_inputs_of_the_view_that_is_open()
    {
        string[] inputs = ["from~k3", "on~k3"];
        var problems = new Dictionary<string, string>(StringComparer.Ordinal) { ["on"] = "That day is not there." };

        var errors = SlackFormRenderer.Errors(problems, inputs);

        Assert.Equal("That day is not there.", Json.Text(errors, "on~k3"));
        Assert.Single(errors!);
    }

    [Fact]
    public void A_problem_without_an_input_in_the_view_cannot_be_an_error_there()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on"] = "Wrong.",
            ["hours"] = "Wrong.",
        };

        Assert.Null(SlackFormRenderer.Errors(problems, ["from~k3", "on~k3"]));
        Assert.Null(SlackFormRenderer.Errors(new Dictionary<string, string>(StringComparer.Ordinal), ["on~k3"]));
    }

    protected override IReadOnlyList<string> Texts(Form form) =>
        SlackReading.Texts(SlackFormRenderer.Modal(form, OpenId));

    protected override IReadOnlyList<DrawnInput> Inputs(Form form) =>
        [
            .. SlackFormRenderer.Modal(form, OpenId)["blocks"]!
                .AsArray()
                .Where(block => Json.Text(block, "type") == "input")
                .Select(Input),
        ];

    // The state stays at home: what travels is the id under which it is kept.
    protected override (string FormId, string? State) SentBack(Form form)
    {
        var kept = new Dictionary<string, string?>(StringComparer.Ordinal) { [OpenId] = form.State };
        var modal = SlackFormRenderer.Modal(form, OpenId);
        return (Json.Text(modal, "callback_id"), kept[Json.Text(modal, "private_metadata")]);
    }

    protected override IReadOnlyList<string> Violations(Form form) =>
        SlackLimits.Check(SlackFormRenderer.Modal(form, OpenId));

    protected override IReadOnlyList<string> Alive(Form form, string typed) =>
        SlackReading.Alive(WithoutInitials(SlackFormRenderer.Modal(form, OpenId)));

    private static string Element(int count)
    {
        var question = new Question(new MultiTextField("many", "Many?"))
        {
            Options = [.. Enumerable.Range(0, count).Select(at => new Option($"R-{at}", "Referral"))],
        };
        return Json.Text(
            SlackFormRenderer.Modal(new Form("Title", question), OpenId)["blocks"]![0]!["element"],
            "type"
        );
    }

    // What stands in a field is a value that people edit, not a text that Slack reads.
    private static JsonObject WithoutInitials(JsonObject modal)
    {
        foreach (var thing in Json.Things(modal).ToList())
        {
            thing.Remove("initial_value");
        }

        return modal;
    }

    private static DrawnInput Input(JsonNode? block)
    {
        var element = block!["element"]!;
        string[] filled =
        [
            .. new[] { "initial_value", "initial_date" }.Select(key => Json.Text(element, key)),
            Json.Text(element["initial_option"], "value"),
            .. Values(element["initial_options"]),
        ];
        return new DrawnInput(
            SlackBlockIds.FieldId(Json.Text(block, "block_id")),
            Json.Text(block["label"], "text"),
            !block["optional"]!.GetValue<bool>(),
            [.. filled.Where(text => text.Length > 0)],
            [
                .. Values(element["options"]),
                .. (element["option_groups"]?.AsArray() ?? []).SelectMany(group => Values(group!["options"])),
            ]
        );
    }

    private static IEnumerable<string> Values(JsonNode? options) =>
        options?.AsArray().Select(option => Json.Text(option, "value")) ?? [];

    private static List<string> BlockIds(JsonObject modal) =>
        [
            .. modal["blocks"]!
                .AsArray()
                .Where(block => Json.Text(block, "type") == "input")
                .Select(block => Json.Text(block, "block_id")),
        ];
}
