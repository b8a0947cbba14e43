using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>What is right by itself in a block and wrong beside something else in it.</summary>
internal static class FakeBlockLook
{
    public static void Block(FakeRuleWalk walk, JsonObject block, string path)
    {
        switch (block["type"]!.GetValue<string>())
        {
            case "section" when block["text"] is null && block["fields"] is null:
                walk.Fault("must have at least one of: text, fields", path);
                break;
            case "image" when block["image_url"] is null == block["slack_file"] is null:
                walk.Fault("must have exactly one of: image_url, slack_file", path);
                break;
            case "table" when block["rows"]!.AsArray().Select(row => row!.AsArray().Count).Distinct().Count() > 1:
                walk.Fault("all rows must have the same number of cells", $"{path}/rows");
                break;
            case "data_visualization":
                Chart(walk, block["chart"]!.AsObject(), $"{path}/chart");
                break;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (element, place) in Elements(block, path))
        {
            if (element["action_id"] is { } id && !ids.Add(id.GetValue<string>()))
            {
                walk.Fault($"`action_id` {id.GetValue<string>()} already exists", $"{place}/action_id");
            }

            Element(walk, element, place);
        }
    }

    /// <summary>The elements of a block, with their places.</summary>
    public static IEnumerable<(JsonObject Element, string Path)> Elements(JsonObject block, string path = "")
    {
        if (block["element"] is JsonObject element)
        {
            yield return (element, $"{path}/element");
        }

        if (block["accessory"] is JsonObject accessory)
        {
            yield return (accessory, $"{path}/accessory");
        }

        if (block["type"]!.GetValue<string>() is "actions" or "context")
        {
            var elements = block["elements"]!.AsArray();
            for (var at = 0; at < elements.Count; at++)
            {
                yield return (elements[at]!.AsObject(), $"{path}/elements/{at.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    private static void Element(FakeRuleWalk walk, JsonObject element, string path)
    {
        switch (element["type"]!.GetValue<string>())
        {
            case "static_select" or "multi_static_select" or "checkboxes" or "radio_buttons":
                Choices(walk, element, path);
                break;
            case "plain_text_input":
                Lengths(walk, element, path);
                break;
            case "number_input":
                Bounds(walk, element, path);
                break;
        }
    }

    private static void Choices(FakeRuleWalk walk, JsonObject element, string path)
    {
        if (element["options"] is null == element["option_groups"] is null)
        {
            walk.Fault("must have exactly one of: options, option_groups", path);
        }

        var options = FakeInputs.Options(element);
        var initial = (element["initial_options"] as JsonArray ?? []).Append(element["initial_option"]);
        if (initial.OfType<JsonObject>().Any(one => !options.Any(option => JsonNode.DeepEquals(option, one))))
        {
            walk.Fault("initial options must be among the options", path);
        }

        if (options.DistinctBy(option => option["value"]!.GetValue<string>()).Count() < options.Count)
        {
            walk.Fault("options must have unique values", path);
        }
    }

    private static void Lengths(FakeRuleWalk walk, JsonObject element, string path)
    {
        var least = element["min_length"]?.GetValue<int>() ?? 0;
        var most = element["max_length"]?.GetValue<int>() ?? 3_000;
        if (least > most)
        {
            walk.Fault("`min_length` must not be more than `max_length`", path);
        }

        if (element["initial_value"]?.GetValue<string>().EnumerateRunes().Count() is { } length && length > most)
        {
            walk.Fault("`initial_value` must not be longer than `max_length`", $"{path}/initial_value");
        }
    }

    private static void Bounds(FakeRuleWalk walk, JsonObject element, string path)
    {
        var least = Decimal(element["min_value"]);
        var most = Decimal(element["max_value"]);
        var initial = Decimal(element["initial_value"]);
        if (least > most || initial < least || initial > most)
        {
            walk.Fault("`min_value`, `initial_value` and `max_value` must be in order", path);
        }

        if (initial is { } number && !decimal.IsInteger(number) && !element["is_decimal_allowed"]!.GetValue<bool>())
        {
            walk.Fault("`initial_value` must be a whole number", $"{path}/initial_value");
        }
    }

    // One point for each category, in names that differ (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
    private static void Chart(FakeRuleWalk walk, JsonObject chart, string path)
    {
        if (chart["segments"] is JsonArray segments)
        {
            if (segments.Any(segment => segment!["value"]!.GetValue<double>() <= 0))
            {
                walk.Fault("values must be more than 0", $"{path}/segments");
            }

            return;
        }

        var categories = chart["axis_config"]!["categories"]!.AsArray().Select(one => one!.GetValue<string>()).ToList();
        if (categories.Distinct(StringComparer.Ordinal).Count() < categories.Count)
        {
            walk.Fault("categories must be unique", $"{path}/axis_config/categories");
        }

        var series = chart["series"]!.AsArray();
        if (
            series.Any(one =>
                !one!["data"]!.AsArray().Select(point => point!["label"]!.GetValue<string>()).SequenceEqual(categories)
            )
        )
        {
            walk.Fault("each series must have one point for each category", $"{path}/series");
        }
    }

    private static decimal? Decimal(JsonNode? value) =>
        value is null ? null : decimal.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture);
}
