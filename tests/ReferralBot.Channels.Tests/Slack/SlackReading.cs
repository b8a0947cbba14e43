using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack;

/// <summary>Reads Block Kit as a person does, and looks for what Slack would take as markup.</summary>
internal static class SlackReading
{
    // Rich text elements of these types name somebody or lead somewhere.
    private static readonly string[] Lively =
    [
        "user",
        "usergroup",
        "channel",
        "broadcast",
        "link",
        "emoji",
        "date",
        "team",
    ];

    /// <summary>Each text object, each rich text and each cell, as it looks.</summary>
    public static IReadOnlyList<string> Texts(JsonNode blocks) => [.. Of(blocks).Where(text => text.Length > 0)];

    /// <summary>Markup that Slack would act on.</summary>
    public static IReadOnlyList<string> Alive(JsonNode drawn) =>
        [
            .. Json.Things(drawn)
                .Where(thing => Json.Text(thing, "type") == "mrkdwn")
                .Select(_ => "a text reads markup"),
            .. Json.Things(drawn)
                .Where(thing => Json.Text(thing, "type") == "plain_text" && thing["emoji"]?.GetValue<bool>() != false)
                .Select(_ => "a text reads emoji codes"),
            .. Json.Things(drawn)
                .Select(thing => Json.Text(thing, "type"))
                .Where(type => Lively.Contains(type, StringComparer.Ordinal)),
            .. Json.Text(drawn, "text") is var fallback
            && (fallback.Contains('<', StringComparison.Ordinal) || fallback.Contains('>', StringComparison.Ordinal))
                ? new[] { "the fallback is not escaped" }
                : [],
            .. Json.Strings(drawn)
                .Where(text =>
                    text.Any(letter => letter is '\u202E' or '\u2066' or '\u0007' or '\0') || HasHalfACharacter(text)
                ),
        ];

    /// <summary>The buttons of a message or a view.</summary>
    public static IEnumerable<JsonObject> Buttons(JsonNode drawn) =>
        Json.Things(drawn).Where(thing => Json.Text(thing, "type") == "button");

    /// <summary>The one run of text in what is drawn of it, with how it looks.</summary>
    public static string Look(Func<Card, JsonNode> draw, Run run) =>
        Json.Things(draw(new Card("Title", new Block.Paragraph(new ChatText(run)))))
            .Single(thing => Json.Text(thing, "type") == "text")
            .ToJsonString();

    private static bool HasHalfACharacter(string text) =>
        text.Where(
                (letter, at) =>
                    char.IsHighSurrogate(letter)
                        ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
                        : char.IsLowSurrogate(letter) && (at == 0 || !char.IsHighSurrogate(text[at - 1]))
            )
            .Any();

    private static IEnumerable<string> Of(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(Of),
            JsonObject thing when Json.Text(thing, "type") == "rich_text" => [string.Concat(Words(thing))],
            JsonObject thing => thing.SelectMany(pair =>
                pair.Key is "text" or "title" && pair.Value is JsonValue value
                    ? [value.GetValue<string>()]
                    : Of(pair.Value)
            ),
            _ => [],
        };

    private static IEnumerable<string> Words(JsonNode richText) =>
        Json.Things(richText)
            .Where(thing => Json.Text(thing, "type") == "text")
            .Select(thing => Json.Text(thing, "text"));
}
