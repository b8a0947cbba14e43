using System.Text;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Finds the words of a message whose text is empty: Teams attaches the rich text of what people type as HTML, with a mention as a
/// span of its own kind (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).
/// </summary>
internal static class TeamsRichText
{
    private const string Mention = "schema.skype.com/Mention";
    private const string Open = "<span";
    private const string Close = "</span>";

    /// <summary>The rich text with its mentions as they stand in plain text; <see langword="null"/> where none is attached.</summary>
    public static string? Find(JsonElement activity) =>
        activity
            .At("attachments")
            .Items()
            .Where(attached => attached.At("contentType").Text() == "text/html")
            .Select(attached => attached.At("content").Text())
            .FirstOrDefault(html => !string.IsNullOrWhiteSpace(html))
            is { } found
            ? Marked(TeamsTyped.Start(found))
            : null;

    // Once over the text: what is no sound span is left as it is.
    private static string Marked(string html)
    {
        var marked = new StringBuilder(html.Length);
        var at = 0;
        while (html.IndexOf(Mention, at, StringComparison.Ordinal) is >= 0 and var kind)
        {
            var open = html.LastIndexOf(Open, kind, kind - at + 1, StringComparison.OrdinalIgnoreCase);
            var inside = html.IndexOf('>', kind);
            var close = inside < 0 ? -1 : html.IndexOf(Close, inside, StringComparison.OrdinalIgnoreCase);
            if (open < 0 || close < 0)
            {
                break;
            }

            marked.Append(html, at, open - at);
            marked.Append("<at>").Append(html, inside + 1, close - inside - 1).Append("</at>");
            at = close + Close.Length;
        }

        return marked.Append(html, at, html.Length - at).ToString();
    }
}
