using System.Text;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Turns the text of a command or of a message back into what the person typed: Slack escapes <c>&amp; &lt; &gt;</c> in it and writes people,
/// conversations and links in angle brackets (docs.slack.dev/messaging/formatting-message-text). Texts of forms come as they were typed.
/// </summary>
internal static class SlackTyped
{
    private static readonly (string Escaped, char Plain)[] Escapes = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')];

    private static readonly string[] Links = ["https://", "http://", "mailto:", "tel:"];

    /// <summary>The text as it was typed. A person is <c>@</c> and their id, so that nobody has to guess whom a name means.</summary>
    public static string Read(string text)
    {
        if (!text.AsSpan().ContainsAny('&', '<'))
        {
            return text;
        }

        // Once from left to right: what comes out is not looked at again ("&amp;lt;" was typed as "&lt;").
        var typed = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            if (
                text[at] == '<'
                && text.IndexOf('>', at) is var end
                && end > at
                && Reference(text[(at + 1)..end]) is { } name
            )
            {
                AppendPlain(typed, name);
                at = end + 1;
            }
            else
            {
                at += AppendCharacter(typed, text.AsSpan(at));
            }
        }

        return typed.ToString();
    }

    private static void AppendPlain(StringBuilder typed, string text)
    {
        for (var at = 0; at < text.Length; )
        {
            at += AppendCharacter(typed, text.AsSpan(at));
        }
    }

    private static int AppendCharacter(StringBuilder typed, ReadOnlySpan<char> rest)
    {
        foreach (var (escaped, plain) in Escapes)
        {
            if (rest.StartsWith(escaped, StringComparison.Ordinal))
            {
                typed.Append(plain);
                return escaped.Length;
            }
        }

        typed.Append(rest[0]);
        return 1;
    }

    // <@U1|sam> <#C1|general> <#C1|> <!here> <!here|here> <!subteam^S1|@team> <https://a.example|a.example>
    private static string? Reference(string inside)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inside, "") : (inside[..bar], inside[(bar + 1)..]);
        return target switch
        {
            ['@', .. var id] when IsId(id) => target,
            ['#', .. var id] when IsId(id) => '#' + (label.Length > 0 ? label : id),
            ['!', .. var word] when word.Length > 0 => '@' + (label.Length > 0 ? label.TrimStart('@') : word),
            _ when Links.Any(scheme => target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) => label.Length
            > 0
                ? label
                : target,
            _ => null,
        };
    }

    private static bool IsId(string id) => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit);
}
