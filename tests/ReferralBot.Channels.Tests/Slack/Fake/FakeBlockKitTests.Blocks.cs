using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>Blocks as wrong as a test wants them.</summary>
public sealed partial class FakeBlockKitTests
{
    private static JsonNode Divider() => new JsonObject { ["type"] = "divider" };

    private static string Header(int length) =>
        new JsonObject { ["type"] = "header", ["text"] = Plain(new string('x', length)) }.ToJsonString();

    private static string Actions(int count, string key = "value", string value = "x") =>
        Block("actions", "elements", Enumerable.Range(0, count).Select(at => Button(at, key, value)));

    private static JsonObject Button(int at, string key, string value) =>
        new()
        {
            ["type"] = "button",
            ["action_id"] = at.ToString(CultureInfo.InvariantCulture),
            ["text"] = Plain("x"),
            [key] = value,
        };

    private static string Context(int count) =>
        Block("context", "elements", Enumerable.Range(0, count).Select(_ => Plain("x")));

    private static string Rich(string element)
    {
        var section = new JsonObject
        {
            ["type"] = "rich_text_section",
            ["elements"] = new JsonArray(JsonNode.Parse(element)),
        };
        return Block("rich_text", "elements", [section]);
    }

    private static string Table(params IEnumerable<int> widths) =>
        Block("table", "rows", widths.Select(width => new JsonArray([.. Enumerable.Range(0, width).Select(Cell)])));

    private static JsonNode Cell(int at) => new JsonObject { ["type"] = "raw_text", ["text"] = "x" };

    private static string Block(string type, string key, IEnumerable<JsonNode> items) =>
        new JsonObject { ["type"] = type, [key] = new JsonArray([.. items]) }.ToJsonString();

    private static JsonObject Chart(params IReadOnlyList<string> categories) =>
        new()
        {
            ["type"] = "data_visualization",
            ["title"] = "x",
            ["chart"] = new JsonObject
            {
                ["type"] = "bar",
                ["series"] = new JsonArray(new JsonObject { ["name"] = "s", ["data"] = Points(categories) }),
                ["axis_config"] = new JsonObject
                {
                    ["categories"] = new JsonArray([.. categories.Select(category => (JsonNode)category)]),
                },
            },
        };

    private static JsonArray Points(IReadOnlyList<string> categories) =>
        [.. categories.Select(category => (JsonNode)new JsonObject { ["label"] = category, ["value"] = 1 })];

    private static string Select(int count, JsonObject? initial = null)
    {
        var select = new JsonObject
        {
            ["type"] = "static_select",
            ["action_id"] = "a",
            ["options"] = new JsonArray([
                .. Enumerable.Range(0, count).Select(at => at == 0 ? Oak.DeepClone() : Option($"Oak {at}", $"v{at}")),
            ]),
        };
        if (initial is not null)
        {
            select["initial_option"] = initial;
        }

        return select.ToJsonString();
    }

    private static JsonObject Option(string label, string value) =>
        new() { ["text"] = Plain(label), ["value"] = value };
}
