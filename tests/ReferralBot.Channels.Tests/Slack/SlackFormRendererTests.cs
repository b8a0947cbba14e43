using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack;

public sealed class SlackFormRendererTests : FormRendererContract
{
    [Fact]
    public void A_referral_form() => Approved.Match(SlackFormRenderer.Modal(Samples.Referral));

    [Fact]
    public void A_search_is_answered_with_options_that_slack_takes()
    {
        var answer = SlackFormRenderer.Options([
            .. Enumerable.Range(0, 120).Select(at => new Option($"P-{at}", new string('x', 90))),
            new Option(new string('v', 151), "Too long a value"),
        ]);

        var options = answer["options"]!.AsArray();
        Assert.Equal(100, options.Count);
        Assert.Empty(SlackLimits.Check(new JsonObject { ["type"] = "modal", ["options"] = options.DeepClone() }));
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
            Json.Things(SlackFormRenderer.Modal(Samples.Referral)),
            thing => Json.Text(thing, "type") == "external_select" && thing["min_query_length"]!.GetValue<int>() == 0
        );

    protected override IReadOnlyList<string> Texts(Form form) => SlackReading.Texts(SlackFormRenderer.Modal(form));

    protected override IReadOnlyList<DrawnInput> Inputs(Form form) =>
        [
            .. SlackFormRenderer.Modal(form)["blocks"]!
                .AsArray()
                .Where(block => Json.Text(block, "type") == "input")
                .Select(Input),
        ];

    protected override (string FormId, string? State) SentBack(Form form)
    {
        var modal = SlackFormRenderer.Modal(form);
        return (Json.Text(modal, "callback_id"), modal["private_metadata"]?.GetValue<string>());
    }

    protected override IReadOnlyList<string> Violations(Form form) => SlackLimits.Check(SlackFormRenderer.Modal(form));

    protected override IReadOnlyList<string> Alive(Form form, string typed) =>
        SlackReading.Alive(WithoutInitials(SlackFormRenderer.Modal(form)));

    private static string Element(int count)
    {
        var question = new Question(new MultiTextField("many", "Many?"))
        {
            Options = [.. Enumerable.Range(0, count).Select(at => new Option($"R-{at}", "Referral"))],
        };
        return Json.Text(SlackFormRenderer.Modal(new Form("Title", question))["blocks"]![0]!["element"], "type");
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
            Json.Text(block, "block_id"),
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
}
