using System.Globalization;
using ReferralBot.Chat.Texts;

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
            return (
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"That is too long for one line ({text.Length:N0} characters). Use the form for long texts."
                )
            );
        }

        var words = new List<CommandWord>();
        var at = SkipSpace(text, 0);
        while (at < text.Length)
        {
            if (ReadWord(text, ref at) is not { } word)
            {
                return (null, "One quotation mark has no partner. Close the quotation or leave the mark out.");
            }

            words.Add(word);
            at = SkipSpace(text, at);
        }

        return (new CommandLine(words), null);
    }

    private static CommandWord? ReadWord(string text, ref int at)
    {
        var key = ReadKey(text, ref at);
        if (key is not null)
        {
            SkipToValue(text, ref at);
        }

        if (at < text.Length && Quotation.Begins(text[at]))
        {
            return Quotation.Read(text, ref at) is { } quoted ? new CommandWord(key, quoted, Quoted: true) : null;
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return new CommandWord(key, text[start..at], Quoted: false);
    }

    // "from: Northside", with a space as people write it, unless another key follows.
    private static void SkipToValue(string text, ref int at)
    {
        var next = SkipSpace(text, at);
        var afterKey = next;
        if (next > at && next < text.Length && ReadKey(text, ref afterKey) is null)
        {
            at = next;
        }
    }

    // A key is a word of letters before a colon. "10:30" and "https://…" are none.
    private static string? ReadKey(string text, ref int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(Narrow(text[end])) || (end > at && Narrow(text[end]) == '-')))
        {
            end++;
        }

        if (
            end == at
            || end >= text.Length
            || Narrow(text[end]) != ':'
            || text.AsSpan(end).StartsWith("://", StringComparison.Ordinal)
        )
        {
            return null;
        }

        var key = TypedText.Narrow(text[at..end]).ToLowerInvariant();
        at = end + 1;
        return key;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static char Narrow(char character) => TypedText.Narrow(character);
}

/// <summary>One word of a line: with a key or without, and whether it stood in quotes.</summary>
internal sealed record CommandWord(string? Key, string Value, bool Quoted)
{
    /// <summary>The word as a command is written: plain letters, lower case, no slash.</summary>
    public string Plain => TypedText.Narrow(Value).TrimStart('/').ToLowerInvariant();
}
