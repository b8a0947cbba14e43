using System.Text;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Commands;

/// <summary>Reads values in quotes, straight and curly, with <c>\"</c> for a mark that is part of the value.</summary>
internal static class Quotation
{
    // Phones and word processors write curly quotes, in English and in other languages: “…” „…“ «…» »…«.
    private const string Quotes = "\"“”„«»";

    /// <summary>Whether a character begins a quotation.</summary>
    public static bool Begins(char character) => Quotes.Contains(TypedText.Narrow(character), StringComparison.Ordinal);

    /// <summary>Reads from the first mark and moves behind the last; <see langword="null"/> where no mark closes it.</summary>
    // A quotation ends with the mark that belongs to the one it began with, so that "she said “hi” today" is one; where there
    // is none, with any mark: phones change one and leave the other.
    public static string? Read(string text, ref int at)
    {
        var closers = TypedText.Narrow(text[at]) switch
        {
            '"' => "\"",
            '“' or '”' or '„' => "“”",
            '«' => "»",
            _ => "«",
        };
        var end = FindCloser(text, at + 1, closers) ?? FindCloser(text, at + 1, Quotes);
        if (end is null)
        {
            return null;
        }

        var value = Unescape(text.AsSpan((at + 1)..end.Value));
        at = end.Value + 1;
        return value;
    }

    private static int? FindCloser(string text, int from, string closers)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (IsEscape(text, at))
            {
                at++;
            }
            else if (closers.Contains(TypedText.Narrow(text[at]), StringComparison.Ordinal))
            {
                return at;
            }
        }

        return null;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var value = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsEscape(text, at))
            {
                value.Append(text[at]);
            }
        }

        return value.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> text, int at) =>
        text[at] == '\\' && at + 1 < text.Length && Begins(text[at + 1]);
}
