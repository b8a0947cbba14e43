using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Writes texts so that nothing people typed comes alive. Escaping <c>&amp; &lt; &gt;</c> stops mentions and links, but not
/// <c>*bold*</c>, <c>_</c>, <c>~</c> and backticks (docs.slack.dev/messaging/formatting-message-text): so wherever Block Kit lets
/// us, a text goes out as plain_text or as rich text elements, which carry their style beside the words and read no markup.
/// </summary>
public static class SlackText
{
    // Block Kit refuses an empty text.
    private const string Nothing = "–";

    // "&" becomes "&amp;".
    private const int MaxEscaped = 5;

    /// <summary>For fields that read markup whatever we do, such as a message's <c>text</c>: "&amp;" first.</summary>
    public static string Escape(string text) =>
        TypedText
            .Drawn(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A plain_text object. With <c>emoji</c> off, <c>:tada:</c> stays what it is.</summary>
    public static JsonObject Plain(string text, int max) =>
        new()
        {
            ["type"] = "plain_text",
            ["text"] = Cut(text, max),
            ["emoji"] = false,
        };

    /// <summary>
    /// A text that is never empty and of at most so many characters, with the signs counted as they are escaped: that is how
    /// Slack counts where it says what is too long (github.com/nicklambourne/slackblocks, SPEC.md).
    /// </summary>
    public static string Cut(string text, int max)
    {
        var drawn = TypedText.Drawn(text);
        if (string.IsNullOrWhiteSpace(drawn))
        {
            return Nothing;
        }

        var cut = Clip.To(drawn, max);
        for (var room = max; Length(cut) > max; cut = Clip.To(drawn, room))
        {
            room -= Math.Max(1, (Length(cut) - max) / MaxEscaped);
        }

        return cut;
    }

    /// <summary>How long a text is for Slack. UTF-16 units are never fewer than the code points that Slack counts.</summary>
    public static int Length(string text) =>
        text.Length
        + text.Sum(letter =>
            letter == '&' ? MaxEscaped - 1
            : letter is '<' or '>' ? 3
            : 0
        );

    /// <summary>A rich_text block.</summary>
    public static JsonObject Rich(ChatText text, int max) =>
        new()
        {
            ["type"] = "rich_text",
            ["elements"] = new JsonArray(
                new JsonObject { ["type"] = "rich_text_section", ["elements"] = Elements(Clip.To(text, max)) }
            ),
        };

    /// <summary>A rich_text block that shows a text letter by letter, to be copied.</summary>
    public static JsonObject Literal(string text, int max) =>
        new()
        {
            ["type"] = "rich_text",
            ["elements"] = new JsonArray(
                new JsonObject { ["type"] = "rich_text_preformatted", ["elements"] = Elements(Clip.To(text, max)) }
            ),
        };

    /// <summary>Several texts, one to a line, as one text.</summary>
    public static ChatText Lines(IEnumerable<ChatText> lines) =>
        new([.. lines.SelectMany((line, at) => at == 0 ? line.Runs : [new Run("\n"), .. line.Runs])]);

    private static JsonArray Elements(ChatText text)
    {
        var elements = text
            .Runs.Select(run => run with { Text = TypedText.Drawn(run.Text) })
            .Where(run => run.Text.Length > 0)
            .Select(Element)
            .ToArray();
        return elements.Length == 0 ? [Element(new Run(Nothing))] : new JsonArray(elements);
    }

    private static JsonNode Element(Run run)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = run.Text };
        if (Style(run.Style) is { } style)
        {
            element["style"] = new JsonObject { [style] = true };
        }

        return element;
    }

    private static string? Style(RunStyle style) =>
        style switch
        {
            RunStyle.Plain => null,
            RunStyle.Bold => "bold",
            RunStyle.Muted => "italic", // Block Kit has no grey outside of context blocks
            RunStyle.Code => "code",
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Slack cannot draw this style."),
        };
}
