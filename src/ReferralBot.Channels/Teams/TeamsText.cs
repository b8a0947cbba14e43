using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Writes texts so that nothing people typed comes alive. Adaptive Cards read Markdown in every TextBlock and FactSet
/// (learn.microsoft.com/adaptive-cards/authoring-cards/text-features), but none in the TextRuns of a RichTextBlock: so a text goes
/// out as runs wherever the schema lets us, and is escaped where it does not.
/// </summary>
public static partial class TeamsText
{
    // A run without words would be dropped together with its block.
    private const string Nothing = "–";

    /// <summary>Text for an element that reads Markdown, of at most so many characters before escaping.</summary>
    public static string Escape(string text, int max) => Escaped(Cut(text, max));

    /// <summary>Text for an element that reads no Markdown, such as a button or a label. It is never empty.</summary>
    public static string Cut(string text, int max) =>
        Drawn(text) is var drawn && string.IsNullOrWhiteSpace(drawn) ? Nothing : Clip.To(drawn, max);

    /// <summary>
    /// What is spoken. <c>speak</c> is read as SSML, so that angle brackets and ampersands would make it invalid.
    /// </summary>
    public static string Spoken(string text, int max) =>
        Cut(text, max)
            .Replace("&", " and ", StringComparison.Ordinal)
            .Replace("<", " ", StringComparison.Ordinal)
            .Replace(">", " ", StringComparison.Ordinal);

    /// <summary>
    /// Text for a line of which nobody says whether Markdown or HTML is read in it: the title of a dialog, a short notice, a
    /// preview. What could come alive is written with a sign that looks the same.
    /// </summary>
    public static string Inert(string text, int max) =>
        Live().Replace(Cut(text, max), match => Lookalike(match.ValueSpan[0]));

    /// <summary>Runs in Markdown, for a fact's value: only what is bold keeps its style.</summary>
    public static string Markdown(ChatText text, int max)
    {
        var clipped = Clip.To(text, max);
        var written = string.Concat(
            clipped
                .Runs.Where(run => run.Text.Length > 0)
                .Select(run => run.Style == RunStyle.Bold ? Strong(run.Text) : Escaped(Drawn(run.Text)))
        );
        return string.IsNullOrWhiteSpace(written) ? Nothing : written;
    }

    /// <summary>A RichTextBlock.</summary>
    public static JsonObject Rich(ChatText text, int max) =>
        new() { ["type"] = "RichTextBlock", ["inlines"] = Inlines(Clip.To(text, max)) };

    /// <summary>Small print, or a problem, or whatever else has one look for all its words.</summary>
    public static JsonObject Block(string text, int max, params ReadOnlySpan<(string Key, JsonNode Value)> look)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = Cut(text, max) };
        foreach (var (key, value) in look)
        {
            run[key] = value;
        }

        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
    }

    // Cards also write dates for {{DATE(…)}} in every text, runs included: an invisible joiner between the braces stops that.
    private static string Drawn(string text) => Braces().Replace(TypedText.Drawn(text), "{\u2060");

    private static JsonArray Inlines(ChatText text)
    {
        var runs = text
            .Runs.Select(run => run with { Text = Drawn(run.Text) })
            .Where(run => run.Text.Length > 0)
            .Select(Inline)
            .ToArray();
        return runs.Length == 0 ? [Inline(new Run(Nothing))] : new JsonArray(runs);
    }

    private static JsonNode Inline(Run run)
    {
        var inline = new JsonObject { ["type"] = "TextRun", ["text"] = run.Text };
        switch (run.Style)
        {
            case RunStyle.Plain:
                break;
            case RunStyle.Bold:
                inline["weight"] = "Bolder";
                break;
            case RunStyle.Muted:
                inline["isSubtle"] = true;
                break;
            case RunStyle.Code:
                inline["fontType"] = "Monospace";
                break;
            default:
                throw new NotSupportedException($"Teams cannot draw the style {run.Style}.");
        }

        return inline;
    }

    private static string Lookalike(char sign) =>
        sign switch
        {
            '<' => "‹",
            '>' => "›",
            '*' => "∗",
            '_' => "ˍ",
            '`' => "ˋ",
            '~' => "∼",
            '\\' => "∖",
            '[' => "［",
            ']' => "］",
            // An invisible joiner: an address is none any more, and "&lt;" stays as it was typed. Signs that look like "`" and "_"
            // are letters by their kind, so that an "&" before them could begin an entity too.
            '&' or ':' or '.' => $"{sign}\u2060",
            _ => throw new InvalidOperationException("No such sign."),
        };

    private static string Strong(string text) =>
        Drawn(text).Trim() is { Length: > 0 } words ? $"**{Escaped(words)}**" : " ";

    // A backslash takes the meaning from any ASCII punctuation mark (CommonMark 0.31, 2.4). Lists, headings and rules begin
    // a line; the dot and the bracket after a number make a list; a colon makes an address live.
    private static string Escaped(string text) => Marks().Replace(text, @"\$0");

    [GeneratedRegex(
        @"[\\`*_\[\]<>~&@]|(?<=^\s*)[-+=#]|(?<=^\s*\d+)[.)]|:(?=//)|(?<=\bwww)\.",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Marks();

    // Each brace before another one: of three, the last two would be a pair again.
    [GeneratedRegex(@"\{(?=\{)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Braces();

    [GeneratedRegex(
        @"[<>*`~\\\[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[\p{L}#`_])|:(?=//)|(?<=\bwww)\.",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Live();
}
