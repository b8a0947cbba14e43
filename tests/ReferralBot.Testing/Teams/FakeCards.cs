using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>Reads cards as a person does.</summary>
internal static class FakeCards
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The card of a message.</summary>
    public static JsonObject? Of(JsonObject activity) =>
        (activity["attachments"] as JsonArray)
            ?.OfType<JsonObject>()
            .FirstOrDefault(attachment => Text(attachment["contentType"]) == ContentType)
            ?["content"] as JsonObject;

    /// <summary>What a person reads: the words of the message and of the card, a line to each piece.</summary>
    public static string Seen(JsonObject activity, JsonObject? card) =>
        string.Join('\n', new[] { Text(activity["text"]), Seen(card) }.Where(text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>What a person reads on a card, inputs with what is filled in.</summary>
    public static string Seen(JsonObject? card) =>
        card is null ? "" : string.Join('\n', Things(card).Select(Words).Where(words => words.Length > 0));

    /// <summary>The words on its buttons.</summary>
    public static IReadOnlyList<string> Buttons(JsonObject? card) =>
        [.. Actions(card).Select(action => Text(action["title"]) ?? "")];

    /// <summary>The labels of its inputs.</summary>
    public static IReadOnlyList<string> Labels(JsonObject? card) =>
        [.. Inputs(card).Select(input => Text(input["label"]) ?? Text(input["id"]) ?? "")];

    /// <summary>Its buttons.</summary>
    public static IEnumerable<JsonObject> Actions(JsonObject? card) =>
        Things(card).Where(thing => Type(thing).StartsWith("Action.", StringComparison.Ordinal));

    /// <summary>Its inputs.</summary>
    public static IEnumerable<JsonObject> Inputs(JsonObject? card) =>
        Things(card).Where(thing => Type(thing).StartsWith("Input.", StringComparison.Ordinal));

    /// <summary>Everything of a card that is shown, in the order in which it stands; what stands in for it (<c>fallback</c>) is not.</summary>
    public static IEnumerable<JsonObject> Things(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(Things),
            JsonObject thing => thing
                .Where(pair => pair.Key is not ("fallback" or "data" or "refresh" or "msteams"))
                .SelectMany(pair => Things(pair.Value))
                .Prepend(thing),
            _ => [],
        };

    public static string Type(JsonObject thing) => Text(thing["type"]) ?? "";

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Words(JsonObject thing) =>
        Type(thing) switch
        {
            "TextBlock" => FakeMarkdown.Plain(Text(thing["text"])),
            "RichTextBlock" => string.Concat(
                (thing["inlines"] as JsonArray ?? []).Select(inline =>
                    inline is JsonObject run ? Text(run["text"]) : Text(inline)
                )
            ),
            "FactSet" => string.Join(
                '\n',
                (thing["facts"] as JsonArray ?? [])
                    .OfType<JsonObject>()
                    .Select(fact =>
                        $"{FakeMarkdown.Plain(Text(fact["title"]))}: {FakeMarkdown.Plain(Text(fact["value"]))}"
                    )
            ),
            "Input.Toggle" => $"{Text(thing["label"])} {FakeMarkdown.Plain(Text(thing["title"]))}".Trim(),
            "Input.ChoiceSet" => $"{Text(thing["label"])} {Chosen(thing)}".Trim(),
            "Input.Text" or "Input.Number" or "Input.Date" or "Input.Time" =>
                $"{Text(thing["label"])} {thing["value"]?.ToString()}".Trim(),
            var type when type.StartsWith("Action.", StringComparison.Ordinal) => $"[{Text(thing["title"])}]",
            var type when type.StartsWith("Chart.", StringComparison.Ordinal) => Text(thing["title"]) ?? "",
            _ => "",
        };

    private static string Chosen(JsonObject choiceSet)
    {
        var values = (Text(choiceSet["value"]) ?? "").Split(',');
        return string.Join(
            ", ",
            (choiceSet["choices"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Where(choice => values.Contains(Text(choice["value"]), StringComparer.Ordinal))
                .Select(choice => Text(choice["title"]))
        );
    }
}
