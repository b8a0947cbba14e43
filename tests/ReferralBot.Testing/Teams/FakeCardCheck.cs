using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>Where a card stands.</summary>
internal enum FakeCardPlace
{
    Message,
    Dialog,
}

/// <summary>
/// What is wrong with a card, by rules of its own: written from the published schema 1.5 and Teams' cards reference
/// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards-reference), not from our renderer.
/// </summary>
internal static class FakeCardCheck
{
    // Teams hides what is beyond the sixth.
    private const int MaxActions = 6;

    // Beside each: what must be there.
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = ["version"],
        ["TextBlock"] = ["text"],
        ["RichTextBlock"] = ["inlines"],
        ["TextRun"] = ["text"],
        ["Image"] = ["url"],
        ["ImageSet"] = ["images"],
        ["FactSet"] = ["facts"],
        ["Container"] = ["items"],
        ["ColumnSet"] = [],
        ["Column"] = [],
        ["Table"] = ["columns", "rows"],
        ["TableRow"] = ["cells"],
        ["TableCell"] = ["items"],
        ["ActionSet"] = ["actions"],
        ["Action.Execute"] = ["title", "verb"],
        ["Action.Submit"] = ["title"],
        ["Action.OpenUrl"] = ["title", "url"],
        ["Action.ShowCard"] = ["title", "card"],
        ["Action.ToggleVisibility"] = ["title", "targetElements"],
        ["Input.Text"] = ["id", "label"],
        ["Input.Number"] = ["id", "label"],
        ["Input.Date"] = ["id", "label"],
        ["Input.Time"] = ["id", "label"],
        ["Input.Toggle"] = ["id", "title"],
        ["Input.ChoiceSet"] = ["id", "label"],
        ["Data.Query"] = ["dataset"],
    };

    /// <summary>The problems; none where it is all right.</summary>
    public static IEnumerable<string> Problems(JsonObject card, FakeCardPlace place)
    {
        var things = FakeCards.Things(card).Where(thing => thing.ContainsKey("type")).ToList();
        var problems = things.SelectMany(Of).Concat(Frame(card)).Concat(Ids(things));
        return place == FakeCardPlace.Dialog ? problems.Concat(things.SelectMany(InDialog)) : problems;
    }

    private static IEnumerable<string> Frame(JsonObject card)
    {
        if (FakeCards.Type(card) != "AdaptiveCard")
        {
            yield return "the card has no type";
        }

        if (FakeCards.Text(card["version"]) is not ("1.2" or "1.3" or "1.4" or "1.5"))
        {
            yield return $"version {card["version"]}: bots may send up to 1.5";
        }

        if (card["body"] is not JsonArray { Count: > 0 } && card["actions"] is not JsonArray { Count: > 0 })
        {
            yield return "the card is empty";
        }
    }

    private static IEnumerable<string> Ids(List<JsonObject> things) =>
        things
            .Select(thing => FakeCards.Text(thing["id"]))
            .OfType<string>()
            .GroupBy(id => id, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => $"the id {same.Key} is there {same.Count()} times");

    private static IEnumerable<string> Of(JsonObject thing)
    {
        var type = FakeCards.Type(thing);
        if (!Known.TryGetValue(type, out var needed))
        {
            // What Teams adds to the schema is unknown to other clients.
            if (!thing.ContainsKey("fallback"))
            {
                yield return $"{type} without a fallback";
            }

            yield break;
        }

        foreach (var key in needed.Where(key => IsEmpty(thing[key])))
        {
            yield return $"{type} without {key}";
        }

        if (thing["actions"] is JsonArray { Count: > MaxActions } actions)
        {
            yield return $"{actions.Count} buttons in a row";
        }

        foreach (var problem in Details(type, thing))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Details(string type, JsonObject thing) =>
        type switch
        {
            "Action.Execute" when FakeCards.Type(thing["fallback"] as JsonObject ?? []) != "Action.Submit" =>
            [
                "Action.Execute without Action.Submit to fall back to",
            ],
            "TextBlock" => Alive(thing["text"]),
            "Input.Toggle" => Alive(thing["title"]),
            "FactSet" => (thing["facts"] as JsonArray ?? []).SelectMany(fact =>
                Alive(fact?["title"]).Concat(Alive(fact?["value"]))
            ),
            "TextRun" => Macros(thing["text"]),
            "Input.ChoiceSet" => FakeChoiceCheck.Problems(thing),
            "Input.Text" or "Input.Number" or "Input.Date" => FakeInputCheck.Problems(type, thing),
            _ => [],
        };

    private static IEnumerable<string> InDialog(JsonObject thing)
    {
        // learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/what-are-task-modules: Action.Submit only.
        if (FakeCards.Type(thing) == "Action.Execute")
        {
            yield return "Action.Execute in a dialog does nothing";
        }

        if (thing["data"]?["msteams"]?["type"] is { } type)
        {
            yield return $"a button of kind {type} in a dialog does nothing";
        }
    }

    private static IEnumerable<string> Alive(JsonNode? text) =>
        FakeMarkdown.Alive(FakeCards.Text(text)).Select(alive => $"“{alive}” is alive").Concat(Macros(text));

    private static IEnumerable<string> Macros(JsonNode? text) =>
        FakeCards.Text(text)?.Contains("{{", StringComparison.Ordinal) is true ? ["“{{” is alive"] : [];

    private static bool IsEmpty(JsonNode? node) =>
        node switch
        {
            null => true,
            JsonArray items => items.Count == 0,
            JsonValue value => value.TryGetValue<string>(out var text) && text.Length == 0,
            _ => false,
        };
}
