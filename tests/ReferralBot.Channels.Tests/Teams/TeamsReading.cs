using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReferralBot.Channels.Tests.Teams;

/// <summary>Reads Adaptive Cards as a person does, and looks for what Teams would take as markup.</summary>
internal static partial class TeamsReading
{
    /// <summary>Each text as it looks, Markdown taken away where it is read.</summary>
    public static IReadOnlyList<string> Texts(JsonNode card) => [.. Of(card).Where(text => text.Length > 0)];

    /// <summary>Texts that are read as Markdown.</summary>
    public static IEnumerable<string> Markdown(JsonNode card) =>
        Json.Things(card)
            .SelectMany(thing =>
                Json.Text(thing, "type") switch
                {
                    "TextBlock" => [Json.Text(thing, "text")],
                    "Input.Toggle" => [Json.Text(thing, "title")],
                    "FactSet" => thing["facts"]!.AsArray().SelectMany(Json.Strings),
                    "AdaptiveCard" => [Json.Text(thing, "fallbackText")],
                    _ => Enumerable.Empty<string>(),
                }
            );

    /// <summary>Markup that Teams would act on. Bold of ours is taken off first.</summary>
    public static IReadOnlyList<string> Alive(JsonNode card) =>
        [
            .. Markdown(card).Select(Unstrong).Where(text => Live().IsMatch(text)),
            .. Json.Strings(card).Where(text => text.Contains("{{", StringComparison.Ordinal)),
            .. Json.Strings(card)
                .Where(text => text.Any(letter => letter is '\u202E' or '\u2066' or '\u0007') || Torn().IsMatch(text)),
            .. Json.Things(card).Where(thing => thing.ContainsKey("entities")).Select(_ => "somebody is named"),
            .. Json.Text(card, "speak").Where(letter => letter is '<' or '&').Select(_ => "speak is not valid SSML"),
        ];

    private static IEnumerable<string> Of(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(Of),
            JsonObject thing => Json.Text(thing, "type") switch
            {
                "RichTextBlock" => [string.Concat(thing["inlines"]!.AsArray().Select(run => Json.Text(run, "text")))],
                "TextBlock" => [Shown(Json.Text(thing, "text"))],
                "FactSet" => thing["facts"]!.AsArray().SelectMany(Json.Strings).Select(Shown),
                "Input.Toggle" => [Json.Text(thing, "label"), Shown(Json.Text(thing, "title"))],
                _ => thing
                    .Where(pair => pair.Key != "fallback")
                    .SelectMany(pair => pair.Key is "title" or "label" ? Json.Strings(pair.Value) : Of(pair.Value)),
            },
            _ => [],
        };

    private static string Shown(string markdown) => Escape().Replace(Unstrong(markdown), "${mark}");

    private static string Unstrong(string markdown) => Strong().Replace(markdown, "${words}");

    [GeneratedRegex(@"(?<!\\)\*\*(?<words>(?:[^*\\]|\\.)+)\*\*", RegexOptions.None, 1_000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\\(?<mark>[!-/:-@\[-`{-~])", RegexOptions.None, 1_000)]
    private static partial Regex Escape();

    // Half a pair of surrogates.
    [GeneratedRegex(
        @"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]",
        RegexOptions.None,
        1_000
    )]
    private static partial Regex Torn();

    // Marks that CommonMark acts on where no backslash (itself not escaped) stands before them.
    [GeneratedRegex(@"(?<!\\)(?:\\\\)*(?:[`*_\[\]<>~&]|https?://|^#)", RegexOptions.Multiline, 1_000)]
    private static partial Regex Live();
}
