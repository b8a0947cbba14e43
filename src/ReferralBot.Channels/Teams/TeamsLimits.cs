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

    // Elements and actions of the published schema 1.5 that we use, and what Teams adds.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "AdaptiveCard",
        "TextBlock",
        "RichTextBlock",
        "TextRun",
        "FactSet",
        "Table",
        "TableRow",
        "TableCell",
        "Container",
        "ActionSet",
        "Action.Execute",
        "Action.Submit",
        "Input.Text",
        "Input.Number",
        "Input.Date",
        "Input.Toggle",
        "Input.ChoiceSet",
        "Data.Query",
        "Chart.VerticalBar",
        "Chart.Line",
    };

    // What must be there and must not be empty.
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = ["body"],
        ["TextBlock"] = ["text"],
        ["RichTextBlock"] = ["inlines"],
        ["TextRun"] = ["text"],
        ["FactSet"] = ["facts"],
        ["Table"] = ["columns", "rows"],
        ["TableRow"] = ["cells"],
        ["TableCell"] = ["items"],
        ["Container"] = ["items"],
        ["ActionSet"] = ["actions"],
        ["Action.Execute"] = ["title", "verb"],
        ["Action.Submit"] = ["title"],
        ["Input.Text"] = ["id", "label"],
        ["Input.Number"] = ["id", "label"],
        ["Input.Date"] = ["id", "label"],
        ["Input.Toggle"] = ["id", "label", "title"],
        ["Input.ChoiceSet"] = ["id", "label"],
        ["Data.Query"] = ["dataset"],
        ["Chart.VerticalBar"] = ["data"],
        ["Chart.Line"] = ["data"],
    };

    /// <summary>How many bytes a node takes when it is sent.</summary>
    public static int Bytes(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString());

    /// <summary>What is wrong with a card, each with the place it stands at; nothing where all is within the limits.</summary>
    public static IReadOnlyList<string> Check(JsonObject card)
    {
        var found = new List<string>();
        Require(found, "", (Bytes(card) <= CardBytes, $"the card has {Bytes(card)} bytes"));
        Walk(card, "", found);
        var ids = Things(card).Select(thing => thing["id"]?.GetValue<string>()).OfType<string>().ToList();
        Require(found, "", (ids.Distinct(StringComparer.Ordinal).Count() == ids.Count, "an id is there twice"));
        return found;
    }

    private static void Walk(JsonNode? node, string path, List<string> found)
    {
        if (node is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++)
            {
                Walk(items[at], $"{path}/{at}", found);
            }
        }
        else if (node is JsonObject thing)
        {
            Look(thing, path, found);
            foreach (var (key, value) in thing)
            {
                Walk(value, $"{path}/{key}", found);
            }
        }
    }

    private static void Look(JsonObject thing, string path, List<string> found)
    {
        if (thing["type"]?.GetValue<string>() is not { } type)
        {
            return;
        }

        Require(found, path, (Known.Contains(type), $"{type} is not known"));
        foreach (var key in Required.GetValueOrDefault(type, []))
        {
            Require(found, $"{path}/{key}", (!IsEmpty(thing[key]), "is missing or empty"));
        }

        var isChart = type.StartsWith("Chart.", StringComparison.Ordinal);
        Require(found, path, (!isChart || thing.ContainsKey("fallback"), "a chart needs a fallback"));
        var buttons = (thing["actions"] as JsonArray)?.Count ?? 0;
        Require(found, path, (buttons <= RowOfButtons, $"{buttons} buttons in a row"));
    }

    private static void Require(List<string> found, string path, (bool Holds, string Problem) rule)
    {
        if (!rule.Holds)
        {
            found.Add($"{(path.Length == 0 ? "/" : path)}: {rule.Problem}");
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

    private static IEnumerable<JsonObject> Things(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(Things),
            JsonObject thing => thing.SelectMany(pair => Things(pair.Value)).Prepend(thing),
            _ => [],
        };
}
