using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>Walks a message or a view and names what Slack would refuse, as <c>blocks.validate</c> does.</summary>
internal sealed class SlackLimitCheck
{
    private readonly List<string> _found = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Run(JsonObject root)
    {
        var type = root["type"]?.GetValue<string>() ?? "message";
        Walk(root, type, "");
        AtMost("table", 1);
        AtMost("data_visualization", type == "message" ? SlackLimits.MessageCharts : 0);
        if (type == "modal")
        {
            Require(_counts.GetValueOrDefault("input") == 0 || root["submit"] is not null, "a form has no submit", "");
            Require(root.ToJsonString().Length <= SlackLimits.ViewBytes, "the view is too large", "");
        }
        else
        {
            var weight = root["blocks"]?.AsArray().Sum(block => SlackLimits.Weight(block!)) ?? 0;
            Require(weight <= SlackLimits.MessageWeight, $"the words weigh {weight}", "");
        }

        return _found;
    }

    private void Walk(JsonNode? node, string? type, string path)
    {
        switch (node)
        {
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    Walk(items[at], null, $"{path}/{at}");
                }

                break;
            case JsonObject thing:
                Look(thing, type ?? TypeOf(thing), path);
                foreach (var (key, value) in thing)
                {
                    Walk(value, null, $"{path}/{key}");
                }

                break;
        }
    }

    private void Look(JsonObject thing, string? type, string path)
    {
        if (type is null)
        {
            return;
        }

        Require(SlackLengths.Known.Contains(type), $"{type} is not known", path);
        _counts[type] = _counts.GetValueOrDefault(type) + 1;
        foreach (var (key, value) in thing)
        {
            if (SlackLengths.Most.TryGetValue((type, key), out var max))
            {
                var length = Length(value);
                Require(length >= 1, "is empty", $"{path}/{key}");
                Require(length <= max, $"is {length} long, at most {max}", $"{path}/{key}");
            }
        }

        UniqueId(thing, "action_id", path, type == "button");
        UniqueId(thing, "block_id", path, isUnique: true);
        Options(thing, type, path);
        Rows(thing, type, path);
    }

    private void UniqueId(JsonObject thing, string key, string path, bool isUnique)
    {
        if (thing[key]?.GetValue<string>() is { } id)
        {
            Require(id.Length is > 0 and <= SlackLimits.Id, "is too long", $"{path}/{key}");
            Require(!isUnique || _ids.Add($"{key}={id}"), "is there twice", $"{path}/{key}");
        }
    }

    private void Options(JsonObject thing, string type, string path)
    {
        if (type is not ("static_select" or "multi_static_select" or "checkboxes"))
        {
            return;
        }

        Require(thing["options"] is null != thing["option_groups"] is null, "needs options or groups, not both", path);
        var offered = All(thing["options"])
            .Concat(All(thing["option_groups"]).SelectMany(group => All(group["options"])))
            .ToList();
        var chosen = All(thing["initial_options"]).Concat(thing["initial_option"] is { } one ? [one] : []);
        Require(
            chosen.All(option => offered.Exists(offer => JsonNode.DeepEquals(offer, option))),
            "an initial option is not offered",
            path
        );
    }

    private void Rows(JsonObject thing, string type, string path)
    {
        if (type == "table")
        {
            var widths = All(thing["rows"]).Select(row => row.AsArray().Count).Distinct().ToList();
            Require(widths is [> 0 and <= SlackLimits.TableColumns], "has rows of several or wrong widths", path);
        }
    }

    private void AtMost(string type, int max) =>
        Require(_counts.GetValueOrDefault(type) <= max, $"more than {max} {type}", "");

    private void Require(bool holds, string problem, string path)
    {
        if (!holds)
        {
            _found.Add($"{(path.Length == 0 ? "/" : path)}: {problem}");
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode? list) => list?.AsArray().Select(item => item!) ?? [];

    // Options, groups and series carry no type.
    private static string? TypeOf(JsonObject thing) =>
        thing["type"]?.GetValue<string>()
        ?? (
            thing.ContainsKey("text") && thing.ContainsKey("value") ? "option"
            : thing.ContainsKey("label") && thing.ContainsKey("options") ? "group"
            : thing.ContainsKey("name") && thing.ContainsKey("data") ? "series"
            : null
        );

    private static int? Length(JsonNode? value) =>
        value switch
        {
            JsonArray items => items.Count,
            JsonObject text => text["text"]?.GetValue<string>().Length,
            JsonValue text when text.TryGetValue<string>(out var words) => words.Length,
            _ => null,
        };
}
