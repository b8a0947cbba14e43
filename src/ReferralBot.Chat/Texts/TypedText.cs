using System.Globalization;
using System.Text;

namespace ReferralBot.Chat.Texts;

/// <summary>
/// Makes what people typed safe to keep and to show: no control characters, no lone surrogates, and none of the invisible
/// characters that turn the direction of a line around (Unicode UAX #9: a name could otherwise read as another).
/// </summary>
public static class TypedText
{
    /// <summary>One line: line breaks and tabs become spaces, runs of spaces become one.</summary>
    public static string OneLine(string text) => Clean(text, keepLines: false);

    /// <summary>Several lines: line breaks stay.</summary>
    public static string ManyLines(string text) => Clean(text.ReplaceLineEndings("\n"), keepLines: true);

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n')
            {
                clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (!IsRefused(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    // EnumerateRunes gives U+FFFD for a lone surrogate.
    private static bool IsRefused(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
        || IsDirection(rune.Value)
        || IsInvisible(rune.Value);

    // Embeddings, overrides, isolates and marks of UAX #9.
    private static bool IsDirection(int value) =>
        value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    // Zero-width space, word joiner, byte order mark, soft hyphen. The joiners U+200C and U+200D stay: scripts and emoji need them.
    private static bool IsInvisible(int value) => value is 0x200B or 0x2060 or 0xFEFF or 0x00AD;
}
