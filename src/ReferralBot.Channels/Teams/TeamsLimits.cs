using System.Text;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>The limits of Adaptive Cards in Teams, in one place, and a check of a whole card.</summary>
public static class TeamsLimits
{
    /// <summary>
    /// A card, in bytes. Teams says 100 KB of UTF-16 for a whole message
    /// (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages), people met 40 KB
    /// (github.com/microsoft/BotFramework-Services/issues/228), and webhooks take 28 KB: 25 KB pass everywhere.
    /// </summary>
    public const int CardBytes = 25_000;

    /// <summary>The version that Teams takes from bots (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards-reference).</summary>
    public const string Version = "1.5";

    /// <summary>Buttons in a row. Ours: Teams hides those beyond the sixth.</summary>
    public const int RowOfButtons = 6;

    /// <summary>A button's words. Ours: longer ones are cut by every client.</summary>
    public const int ButtonText = 75;

    /// <summary>A card's title. Ours.</summary>
    public const int Title = 200;

    /// <summary>A paragraph. Ours: several of them fit into a card.</summary>
    public const int Paragraph = 3_000;

    /// <summary>How many bytes a node takes when it is sent.</summary>
    public static int Bytes(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString());

    /// <summary>What is wrong with a card, each with the place it stands at; nothing where all is within the limits.</summary>
    public static IReadOnlyList<string> Check(JsonObject card) =>
        [.. Violations(card).Select(violation => violation.ToString())];

    /// <summary>What is wrong with a card.</summary>
    internal static IReadOnlyList<TeamsViolation> Violations(JsonObject card)
    {
        var found = new List<TeamsViolation>();
        if (Bytes(card) is var size and > CardBytes)
        {
            found.Add(new TeamsViolation("/", $"the card has {size} bytes"));
        }

        Walk(card, "", new HashSet<string>(StringComparer.Ordinal), found);
        return found;
    }

    private static void Walk(JsonNode? node, string path, HashSet<string> ids, List<TeamsViolation> found)
    {
        if (node is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++)
            {
                Walk(items[at], $"{path}/{at}", ids, found);
            }
        }
        else if (node is JsonObject thing)
        {
            Look(thing, path, ids, found);
            foreach (var (key, value) in thing.Where(pair => pair.Key != "data"))
            {
                Walk(value, $"{path}/{key}", ids, found);
            }
        }
    }

    private static void Look(JsonObject thing, string path, HashSet<string> ids, List<TeamsViolation> found)
    {
        if (thing["type"]?.GetValue<string>() is not { } type)
        {
            return;
        }

        var place = path.Length == 0 ? "/" : path;
        if (!TeamsShapes.IsKnown(type))
        {
            found.Add(new TeamsViolation(place, $"{type} is not known"));
        }

        foreach (var key in TeamsShapes.RequiredOf(type).Where(key => IsEmpty(thing[key])))
        {
            found.Add(new TeamsViolation($"{path}/{key}", "is missing or empty"));
        }

        if (thing["id"]?.GetValue<string>() is { } id && !ids.Add(id))
        {
            found.Add(new TeamsViolation(place, "an id is there twice"));
        }

        if (type.StartsWith("Chart.", StringComparison.Ordinal) && !thing.ContainsKey("fallback"))
        {
            found.Add(new TeamsViolation(place, "a chart needs a fallback"));
        }

        if (thing["actions"] is JsonArray { Count: > RowOfButtons and var buttons })
        {
            found.Add(new TeamsViolation(place, $"{buttons} buttons in a row"));
        }
    }

    private static bool IsEmpty(JsonNode? node) =>
        node switch
        {
            null => true,
            JsonArray items => items.Count == 0,
            JsonValue value => value.TryGetValue<string>(out var text) && text.Length == 0,
            _ => false,
        };
}

/// <summary>Something that Teams would refuse, and where it stands.</summary>
internal sealed record TeamsViolation(string Pointer, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Pointer}: {Problem}";
}
