using System.Net;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Turns the text of a message back into what the person typed: Teams writes mentions as <c>&lt;at&gt;</c> and says in entities who is
/// meant, and escapes signs (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations).
/// </summary>
internal static class TeamsTyped
{
    /// <summary>
    /// The most characters that are looked at: a message has at most 100 KB of UTF-16
    /// (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
    /// </summary>
    public const int MaxText = 51_200;

    // Far more than anybody mentions in one message.
    private const int MaxMentions = 100;

    private const string Open = "<at";
    private const string Close = "</at>";

    /// <summary>What was typed, without the mention of the bot: that is told by its id, because it can be called anything.</summary>
    public static TeamsLine Read(JsonElement activity)
    {
        var typed = activity.At("text").Text() ?? "";
        var rich = string.IsNullOrWhiteSpace(typed) ? TeamsRichText.Find(activity) : null;
        var text = Start(rich ?? typed);
        var isMarkup = rich is not null || activity.At("textFormat").Text() == "xml";
        var mentions = new TeamsMentions(
            activity.At("recipient").At("id").Text(),
            activity.At("entities").Items().Where(entity => entity.At("type").Text() == "mention").Take(MaxMentions)
        );
        var words = new List<TeamsWord>();
        var at = 0;
        while (Next(text, at) is { } found)
        {
            words.Add(Plain(text[at..found.Start], isMarkup));
            words.Add(mentions.Take(found.Inside));
            at = found.End;
        }

        words.Add(Plain(text[at..], isMarkup));
        return new TeamsLine(words);
    }

    /// <summary>The words of a text that is HTML.</summary>
    public static string FromHtml(string html) => TeamsHtml.Text(Start(html));

    /// <summary>A text without its markup and escapes, as names and mentions are compared.</summary>
    public static string Plain(string text) => TeamsHtml.Text(text);

    /// <summary>The first part of a text that no message is longer than; never half a letter.</summary>
    public static string Start(string text) =>
        text.Length <= MaxText ? text
        : char.IsHighSurrogate(text[MaxText - 1]) ? text[..(MaxText - 1)]
        : text[..MaxText];

    private static TeamsWord Plain(string text, bool isMarkup) =>
        new(isMarkup ? TeamsHtml.Raw(text) : WebUtility.HtmlDecode(text));

    // A mention that is never closed is text, and so is everything after it.
    private static (int Start, string Inside, int End)? Next(string text, int from)
    {
        for (var start = from; ; start++)
        {
            start = text.IndexOf(Open, start, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
            {
                return null;
            }

            if (start + Open.Length < text.Length && text[start + Open.Length] is '>' or ' ')
            {
                var inside = text.IndexOf('>', start) + 1;
                var end = inside == 0 ? -1 : text.IndexOf(Close, inside, StringComparison.OrdinalIgnoreCase);
                return end < 0 ? null : (start, text[inside..end], end + Close.Length);
            }
        }
    }
}
