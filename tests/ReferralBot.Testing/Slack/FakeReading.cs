using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReferralBot.Testing.Slack;

/// <summary>Reads Block Kit as a person does.</summary>
internal static partial class FakeReading
{
    // docs.slack.dev/reference/block-kit/blocks/rich-text-block: elements that name somebody or lead somewhere.
    private static readonly string[] LivelyElements = ["user", "usergroup", "channel", "broadcast", "link", "team"];

    /// <summary>Every text in the order it is seen, a line each.</summary>
    public static string Of(JsonNode? node) => string.Join('\n', Lines(node).Where(line => line.Length > 0));

    /// <summary>Markup as it looks: mentions with their marks, and the three escapes undone, "&amp;" last.</summary>
    public static string OfMarkup(string text) =>
        Angle()
            .Replace(text, match => match.Groups["label"] is { Success: true } label ? label.Value : match.Value[1..^1])
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>A text as Slack keeps it.</summary>
    public static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What Slack would act on in a text with markup (docs.slack.dev/messaging/formatting-message-text).</summary>
    public static IEnumerable<string> AliveIn(string text) => Angle().Matches(text).Select(match => match.Value);

    /// <summary>What Slack would act on in blocks.</summary>
    public static IEnumerable<string> AliveIn(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(AliveIn),
            JsonObject thing when Type(thing) == "mrkdwn" => AliveIn(Text(thing, "text")),
            JsonObject thing when LivelyElements.Contains(Type(thing), StringComparer.Ordinal) && !HasText(thing) =>
            [
                $"{Type(thing)} {thing.ToJsonString()}",
            ],
            JsonObject thing => thing.SelectMany(pair => AliveIn(pair.Value)),
            _ => [],
        };

    private static IEnumerable<string> Lines(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(Lines),
            JsonObject thing => Thing(thing),
            _ => [],
        };

    private static IEnumerable<string> Thing(JsonObject thing) =>
        Type(thing) switch
        {
            "plain_text" or "raw_text" => [Text(thing, "text")],
            "mrkdwn" => [OfMarkup(Text(thing, "text"))],
            "rich_text_section" or "rich_text_preformatted" or "rich_text_quote" =>
            [
                string.Concat(thing["elements"]?.AsArray().Select(Word) ?? []),
            ],
            "table" => thing["rows"]?.AsArray().Select(Row) ?? [],
            "data_visualization" => [Text(thing, "title")],
            "image" => [Text(thing, "alt_text")],
            _ => thing
                .Where(pair => pair.Key is not ("confirm" or "placeholder"))
                .SelectMany(pair => Lines(pair.Value)),
        };

    private static string Row(JsonNode? row) =>
        string.Join(" | ", row!.AsArray().Select(cell => string.Join(' ', Lines(cell))));

    private static string Word(JsonNode? element) =>
        Type(element) switch
        {
            "text" => Text(element, "text"),
            "link" => element?["text"]?.GetValue<string>() ?? Text(element, "url"),
            "emoji" => $":{Text(element, "name")}:",
            "user" => $"@{Text(element, "user_id")}",
            "channel" => $"#{Text(element, "channel_id")}",
            "broadcast" => $"@{Text(element, "range")}",
            _ => "",
        };

    private static bool HasText(JsonObject thing) => thing.ContainsKey("blocks") || thing.ContainsKey("elements");

    private static string Type(JsonNode? thing) => Text(thing, "type");

    private static string Text(JsonNode? thing, string key) =>
        thing?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    [GeneratedRegex("<(?<target>[^<>|]+)(\\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Angle();
}
