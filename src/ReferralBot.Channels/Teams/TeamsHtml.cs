using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Reads the words of a message that came as HTML. It goes over the text once, whatever is in it: what is no sound markup is left
/// out rather than guessed at, and no tag is ever left in.
/// </summary>
internal static class TeamsHtml
{
    // What holds no words to read (html.spec.whatwg.org, raw text and metadata).
    private static readonly FrozenSet<string> Hidden = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "script",
        "style",
        "title",
        "noscript",
        "template",
        "iframe",
        "xmp",
        "noembed",
        "noframes"
    );

    // What begins or ends a line.
    private static readonly FrozenSet<string> Lines = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "address",
            "blockquote",
            "br",
            "codeblock",
            "dd",
            "div",
            "dl",
            "dt",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "table",
            "tr",
            "ul",
        ]
    );

    /// <summary>The words, with plain white space.</summary>
    public static string Text(string html) => TeamsWhitespace.Tidy(Raw(html));

    /// <summary>The words with the white space that they came with.</summary>
    public static string Raw(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; )
        {
            if (html[at] == '<')
            {
                at = Tag(html, at, text);
            }
            else
            {
                var end = html.IndexOf('<', at) is >= 0 and var next ? next : html.Length;
                text.Append(WebUtility.HtmlDecode(html[at..end]));
                at = end;
            }
        }

        return text.ToString();
    }

    // Where it goes on behind what begins here.
    private static int Tag(string html, int at, StringBuilder text)
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            return After(html, "-->", at + 4);
        }

        if (rest.StartsWith("<!") || rest.StartsWith("<?"))
        {
            return After(html, ">", at);
        }

        var isEnd = rest.StartsWith("</");
        var start = isEnd ? 2 : 1;
        var name = Name(rest[start..]);
        if (name.Length == 0)
        {
            return isEnd ? After(html, ">", at) : Sign(rest, at, text);
        }

        text.Append(
            Lines.Contains(name) ? "\n"
            : name is "td" or "th" ? " "
            : ""
        );
        var end = EndOfTag(html, at + start + name.Length);
        return !isEnd && Hidden.Contains(name) ? After(html, $"</{name}", end) : end;
    }

    // "a < b" is no tag. What might become one with the letters behind it is left out.
    private static int Sign(ReadOnlySpan<char> rest, int at, StringBuilder text)
    {
        if (rest.Length == 1 || char.IsWhiteSpace(rest[1]) || char.IsAsciiDigit(rest[1]) || rest[1] is '=' or '-')
        {
            text.Append('<');
        }

        return at + 1;
    }

    private static string Name(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (
            length < rest.Length
            && (char.IsAsciiLetter(rest[length]) || (length > 0 && char.IsAsciiLetterOrDigit(rest[length])))
        )
        {
            length++;
        }

        return rest[..length].ToString().ToLowerInvariant();
    }

    // A value in quotes may hold a ">".
    private static int EndOfTag(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            if (quote != '\0')
            {
                quote = html[at] == quote ? '\0' : quote;
            }
            else if (html[at] is '"' or '\'')
            {
                quote = html[at];
            }
            else if (html[at] == '>')
            {
                return at + 1;
            }
        }

        return at;
    }

    private static int After(string html, string mark, int from) =>
        html.IndexOf(mark, Math.Min(from, html.Length), StringComparison.OrdinalIgnoreCase) is >= 0 and var found
            ? found + (mark[^1] == '>' ? mark.Length : 0)
            : html.Length;
}
