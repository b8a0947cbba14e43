namespace ReferralBot.Chat.Commands;

/// <summary>A typed line taken apart by the grammar: words, and values with their keys. It knows no command.</summary>
internal sealed record CommandLine(IReadOnlyList<CommandWord> Words)
{
    // A line is one thing to do; what is longer than this belongs into a form.
    public const int MaxLength = 4_000;

    /// <summary>Takes a line apart, or says what is wrong with it.</summary>
    public static (CommandLine? Line, string? Problem) Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return (null, $"That is too long for one line ({text.Length:N0} characters). Use the form for long texts.");
        }

        var words = new List<CommandWord>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return (new CommandLine(words), null);
            }

            if (ReadWord(text, ref at) is not { } word)
            {
                return (null, "One quotation mark has no partner. Close the quotation or leave the mark out.");
            }

            words.Add(word);
        }
    }

    private static CommandWord? ReadWord(string text, ref int at)
    {
        var key = ReadKey(text, ref at);
        if (at < text.Length && IsQuote(text[at]))
        {
            return ReadQuoted(text, ref at) is { } quoted ? new CommandWord(key, quoted, Quoted: true) : null;
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return new CommandWord(key, text[start..at], Quoted: false);
    }

    // A key is a word of letters before a colon. "10:30" and "https://…" are none.
    private static string? ReadKey(string text, ref int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || (end > at && text[end] == '-')))
        {
            end++;
        }

        if (
            end == at
            || end >= text.Length
            || text[end] != ':'
            || text.AsSpan(end).StartsWith("://", StringComparison.Ordinal)
        )
        {
            return null;
        }

        var key = text[at..end].ToLowerInvariant();
        at = end + 1;
        return key;
    }

    private static string? ReadQuoted(string text, ref int at)
    {
        var value = new System.Text.StringBuilder();
        for (var next = at + 1; next < text.Length; next++)
        {
            if (text[next] == '\\' && next + 1 < text.Length && IsQuote(text[next + 1]))
            {
                next++;
                value.Append(text[next]);
            }
            else if (IsQuote(text[next]))
            {
                at = next + 1;
                return value.ToString();
            }
            else
            {
                value.Append(text[next]);
            }
        }

        return null;
    }

    // Phones and word processors write curly quotes, in English and in other languages: “…” „…“ «…».
    private static bool IsQuote(char character) => character is '"' or '“' or '”' or '„' or '«' or '»';
}

/// <summary>One word of a line: with a key or without, and whether it stood in quotes.</summary>
internal sealed record CommandWord(string? Key, string Value, bool Quoted);
