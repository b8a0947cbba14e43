using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>Walks what goes out and names what Slack would refuse, as <c>blocks.validate</c> does.</summary>
internal sealed class SlackLimitCheck
{
    private readonly List<SlackViolation> _found = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyList<SlackViolation> Run(JsonObject root)
    {
        var type = SlackLengths.RootType(root);
        Walk(root, type, "");
        switch (type)
        {
            case "message":
                Message(root);
                break;
            case "modal" or "home":
                View(root, type);
                break;
            case "ack" when root["view"] is JsonObject view:
                var nested = new SlackLimitCheck().Run(view);
                _found.AddRange(nested.Select(found => found with { Pointer = "/view" + found.Pointer }));
                break;
        }

        return _found;
    }

    private void Message(JsonObject root)
    {
        AtMost("table", 1);
        AtMost("data_visualization", SlackLimits.MessageCharts);
        AtMost("input", 0); // Slack takes them; nothing of ours would read them
        var weight = All(root["blocks"]).Sum(SlackLimits.Weight);
        Require(weight <= SlackLimits.MessageWeight, $"the words weigh {weight}", "");
    }

    private void View(JsonObject root, string type)
    {
        AtMost("table", 0);
        AtMost("data_visualization", 0);
        var needsSubmit = type == "modal" && _counts.GetValueOrDefault("input") > 0;
        Require(!needsSubmit || root["submit"] is not null, "a form has no submit", "");
        Require(SlackLimits.WrittenSize(root) <= SlackLimits.ViewBytes, "the view is too large", "");
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
                Look(thing, type ?? SlackLengths.TypeOf(thing), path);
                foreach (var (key, value) in thing.Where(pair => type != "ack" || pair.Key != "view"))
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
                var length = SlackLengths.Of(value, type, key);
                Require(length >= 1 || type == "options", "is empty", $"{path}/{key}"); // a search may find nothing
                Require(length <= max, $"is {length} long, at most {max}", $"{path}/{key}");
            }
        }

        foreach (var needed in SlackLengths.Needed.GetValueOrDefault(type, []).Where(key => thing[key] is null))
        {
            Require(holds: false, $"has no {needed}", path);
        }

        UniqueId(thing, "action_id", path, type == "button");
        UniqueId(thing, "block_id", path, isUnique: true);
        Options(thing, type, path);
        Parts(thing, type, path);
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

    private void Parts(JsonObject thing, string type, string path)
    {
        if (type == "table")
        {
            var widths = All(thing["rows"]).Select(row => row.AsArray().Count).Distinct().ToList();
            Require(widths is [> 0 and <= SlackLimits.TableColumns], "has rows of several or wrong widths", path);
            Require(SlackLimits.Words(thing["rows"]) <= SlackLimits.TableText, "has too many words", path);
        }
        else if (type == "section")
        {
            Require(thing["text"] is not null || thing["fields"] is not null, "has no words", path);
            Require(
                All(thing["fields"]).All(field => SlackLengths.Of(field, type, "fields") <= SlackLimits.FieldText),
                $"has a field of more than {SlackLimits.FieldText}",
                path
            );
        }
    }

    private void AtMost(string type, int max) =>
        Require(_counts.GetValueOrDefault(type) <= max, $"more than {max} {type}", "");

    private void Require(bool holds, string problem, string path)
    {
        if (!holds)
        {
            _found.Add(new SlackViolation(path, problem));
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode? list) => list?.AsArray().Select(item => item!) ?? [];
}
