using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Brings what breaks a limit within it: texts end with "…", lists end earlier, and a block that is wrong in another way is left
/// out. Values are never cut: they would mean something else.
/// </summary>
internal static class SlackCut
{
    private static readonly string[] Lists = ["/blocks/", "/view/blocks/", "/options/"];

    /// <summary>A copy within the limits.</summary>
    public static JsonObject Within(JsonObject outgoing)
    {
        var cut = outgoing.DeepClone().AsObject();
        Trim(cut, SlackLengths.RootType(cut));
        var list = (cut["blocks"] ?? cut["view"]?["blocks"] ?? cut["options"])?.AsArray();
        while (list is { Count: > 0 } && SlackLimits.Violations(cut) is [_, ..] found)
        {
            Drop(list, found);
        }

        if (list is { Count: 0 } && cut["options"] is null)
        {
            list.Add((JsonNode)SlackText.Rich("This is too long to be shown here.", SlackLimits.Text));
        }

        return cut;
    }

    private static void Trim(JsonNode? node, string? type)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Trim(item, null);
                }

                break;
            case JsonObject thing:
                foreach (var key in thing.Select(pair => pair.Key).ToList())
                {
                    TrimProperty(thing, key, type ?? SlackLengths.TypeOf(thing));
                    Trim(thing[key], null);
                }

                break;
        }
    }

    private static void TrimProperty(JsonObject thing, string key, string? type)
    {
        if (
            type is null
            || !SlackLengths.Most.TryGetValue((type, key), out var max)
            || SlackLengths.Of(thing[key], type, key) is var length && length >= 1 && length <= max
        )
        {
            return;
        }

        switch (thing[key])
        {
            case JsonArray items:
                while (items.Count > max)
                {
                    items.RemoveAt(items.Count - 1);
                }

                break;
            case JsonObject text when text["text"] is JsonValue words:
                text["text"] = SlackText.Cut(words.GetValue<string>(), max);
                break;
            case JsonValue words when key is not ("value" or "callback_id" or "private_metadata"):
                thing[key] = Short(words.GetValue<string>(), max, SlackLengths.IsAsItStands(type, key));
                break;
        }
    }

    private static string Short(string words, int max, bool asItStands) =>
        asItStands && words.Length > 0 ? Clip.To(words, max) : SlackText.Cut(words, max);

    private static void Drop(JsonArray list, IReadOnlyList<SlackViolation> found)
    {
        var wrong = found
            .Select(violation => At(violation.Pointer))
            .OfType<int>()
            .Distinct()
            .OrderDescending()
            .ToList();
        foreach (var at in wrong.Count > 0 ? wrong : [list.Count - 1])
        {
            list.RemoveAt(at);
        }
    }

    private static int? At(string pointer)
    {
        var start = Lists.FirstOrDefault(list => pointer.StartsWith(list, StringComparison.Ordinal));
        return
            start is not null
            && int.TryParse(pointer[start.Length..].Split('/')[0], CultureInfo.InvariantCulture, out var at)
            ? at
            : null;
    }
}
