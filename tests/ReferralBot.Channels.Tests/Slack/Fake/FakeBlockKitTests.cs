using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What the fake refuses of blocks, in Slack's words and with the place.</summary>
public sealed partial class FakeBlockKitTests : FakeSlackTests
{
    private static readonly JsonObject Oak = Option("Oak", "1");

    public static TheoryData<string, string, string> InMessages { get; } =
        new()
        {
            { """{"type":"header","text":{"type":"plain_text","text":""}}""", "more than 0 characters", "/text/text" },
            { Header(151), "must be less than 151 characters", "/text/text" },
            { """{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "unsupported type: mrkdwn", "/text/type" },
            { """{"type":"section"}""", "must have at least one of: text, fields", "" },
            { """{"type":"section","text":{"type":"mrkdwn"}}""", "missing required field: text", "/text" },
            { """{"type":"sektion"}""", "unsupported type: sektion", "/type" },
            { """{"type":"divider","color":"red"}""", "invalid additional property: color", "" },
            { """{"type":"actions","elements":[]}""", "no fewer than 1 items allowed", "/elements" },
            { """{"type":"actions","elements":"x"}""", "must provide an array", "/elements" },
            { Actions(26), "no more than 25 items allowed", "/elements" },
            { Actions(1, "value", ""), "must be more than 0 characters", "/elements/0/value" },
            { Actions(1, "style", "loud"), "must be a valid enum value", "/elements/0/style" },
            { Context(11), "no more than 10 items allowed", "/elements" },
            { """{"type":"table","rows":[[],[]]}""", "no fewer than 1 items allowed", "/rows/0" },
            { Table(1, 2), "same number of cells", "/rows" },
            { """{"type":"image","alt_text":"x"}""", "exactly one of: image_url, slack_file", "" },
            { Rich("""{"type":"text","text":""}"""), "must be more than 0 characters", "/elements/0/elements/0/text" },
            { Rich("""{"type":"shout"}"""), "unsupported type: shout", "/elements/0/elements/0/type" },
        };

    public static TheoryData<string, string, string> InModals { get; } =
        new()
        {
            { """{"type":"static_select","action_id":"a"}""", "exactly one of: options, option_groups", "" },
            { """{"type":"static_select","action_id":"a","options":[]}""", "no fewer than 1 items", "/options" },
            { Select(101), "no more than 100 items allowed", "/options" },
            { Select(2, Option("Elm", "9")), "initial options must be among the options", "" },
            {
                """{"type":"plain_text_input","action_id":"a","max_length":2,"initial_value":"abc"}""",
                "longer than `max_length`",
                "/initial_value"
            },
            {
                """{"type":"plain_text_input","action_id":"a","max_length":3001}""",
                "must be a number in range",
                "/max_length"
            },
            { """{"type":"number_input","action_id":"a"}""", "missing required field: is_decimal_allowed", "" },
            {
                """{"type":"number_input","action_id":"a","is_decimal_allowed":false,"min_value":1}""",
                "failed to match pattern",
                "/min_value"
            },
            {
                """{"type":"number_input","action_id":"a","is_decimal_allowed":false,"initial_value":"1.5"}""",
                "must be a whole number",
                "/initial_value"
            },
            {
                """{"type":"datepicker","action_id":"a","initial_date":"1 Sep"}""",
                "failed to match pattern",
                "/initial_date"
            },
            {
                """{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}}""",
                "unsupported type: button",
                "/type"
            },
        };

    [Theory]
    [MemberData(nameof(InMessages))]
    public async Task A_block_that_is_wrong_is_refused_at_its_place(string block, string words, string place)
    {
        var answer = await PostsAsync(new JsonArray(JsonNode.Parse(block)));

        Refused("invalid_blocks", answer);
        Assert.Contains(Messages(answer), message => Says(message, words, "/blocks/0" + place));
        Assert.Empty(Slack.MessagesIn(General.Id));
    }

    [Theory]
    [MemberData(nameof(InModals))]
    public async Task An_input_that_is_wrong_is_refused_at_its_place(string element, string words, string place)
    {
        var modal = Modal();
        modal["blocks"]![0]!["element"] = JsonNode.Parse(element);

        var answer = await OpensAsync(modal);

        Refused("invalid_arguments", answer);
        Assert.Contains(Messages(answer), message => Says(message, words, "/view/blocks/0/element" + place));
    }

    [Fact]
    public async Task A_title_is_counted_in_code_points()
    {
        Done(await OpensAsync(Modal(string.Concat(Enumerable.Repeat("👋", 24)))));

        var answer = await OpensAsync(Modal(new string('x', 25)));

        Assert.Equal(["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"], Messages(answer));
    }

    [Fact]
    public async Task A_modal_with_an_input_has_a_button_to_send_it_and_at_least_a_block()
    {
        var unsent = Modal();
        unsent.Remove("submit");
        var empty = Modal();
        empty["blocks"] = new JsonArray();

        Assert.Contains(Messages(await OpensAsync(unsent)), message => Says(message, "submit", "/view"));
        Assert.Contains(Messages(await OpensAsync(empty)), message => Says(message, "no fewer than 1", "/view/blocks"));
    }

    [Fact]
    public async Task Names_are_given_once_and_blocks_are_counted()
    {
        JsonObject divider = new() { ["type"] = "divider", ["block_id"] = "b" };
        var chart = Chart("A", "B");
        var table = JsonNode.Parse(Table(1))!;

        Assert.Contains(
            Messages(await PostsAsync([divider, divider.DeepClone()])),
            message => Says(message, "`block_id` b already exists", "/blocks/1/block_id")
        );
        Refused("invalid_blocks", await PostsAsync([.. Enumerable.Range(0, 51).Select(_ => Divider())]));
        Refused("invalid_blocks", await PostsAsync([table, table.DeepClone()]));
        Refused("invalid_blocks", await PostsAsync([chart, chart.DeepClone(), chart.DeepClone()]));
        Refused("invalid_blocks", await PostsAsync([Chart("A", "A")]));
        Done(await PostsAsync([.. Enumerable.Range(0, 50).Select(_ => Divider())]));
    }

    [Fact]
    public async Task A_modal_takes_no_table_and_a_home_page_no_title()
    {
        var modal = Modal();
        modal["blocks"] = new JsonArray(JsonNode.Parse(Table(1)));
        var home = new JsonObject
        {
            ["type"] = "home",
            ["title"] = Plain("x"),
            ["blocks"] = new JsonArray(),
        };

        Assert.Contains(Messages(await OpensAsync(modal)), message => Says(message, "table", "/view/blocks/0/type"));
        Assert.Contains(
            Messages(await CallsAsync("views.publish", ("user_id", Ana.Id), ("view", home))),
            message => Says(message, "title", "/view")
        );
    }

    private Task<JsonObject> PostsAsync(JsonArray blocks) =>
        CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "x"), ("blocks", blocks));

    private Task<JsonObject> OpensAsync(JsonObject view) =>
        CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", view));

    private static bool Says(string message, string words, string place) =>
        message.Contains(words, StringComparison.Ordinal)
        && message.EndsWith($"[json-pointer:{place}]", StringComparison.Ordinal);

    private static IReadOnlyList<string> Messages(JsonObject answer) =>
        [.. answer["response_metadata"]!["messages"]!.AsArray().Select(message => message!.GetValue<string>())];
}
