using System.Buffers;
using System.Globalization;
using System.Text;

namespace ReferralBot.Chat.Texts;

/// <summary>
/// Makes what people typed safe to keep and to show: no control characters, no lone surrogates, and none of the invisible
/// characters that turn the direction of a line around (Unicode UAX #9: a name could otherwise read as another).
/// </summary>
public static class TypedText
{
    // What a sentence repeats of what was typed.
    private const int BriefLength = 60;

    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    );

    /// <summary>One line: line breaks and tabs become spaces, runs of spaces become one.</summary>
    public static string OneLine(string text) => IsClean(text) ? text : Clean(text, keepLines: false);

    /// <summary>Several lines: line breaks stay.</summary>
    public static string ManyLines(string text) =>
        IsClean(text) ? text : Clean(text.ReplaceLineEndings("\n"), keepLines: true);

    /// <summary>The beginning of a text, short enough to repeat in a sentence, never cut inside a character.</summary>
    public static string Brief(string text)
    {
        if (text.Length <= BriefLength)
        {
            return text;
        }

        var elements = StringInfo.GetTextElementEnumerator(text);
        var end = 0;
        while (elements.MoveNext() && elements.ElementIndex < BriefLength)
        {
            end = elements.ElementIndex;
        }

        return string.Concat(text.AsSpan(0, end == 0 ? SafeCut(text) : end).TrimEnd(), "…");
    }

    /// <summary>
    /// Full-width letters, digits and signs as the plain ones, for words that have a meaning here: commands, keys, numbers, days.
    /// </summary>
    internal static string Narrow(string text) =>
        text.AsSpan().ContainsAnyInRange('！', '～')
            ? string.Create(
                text.Length,
                text,
                (narrow, wide) =>
                {
                    for (var at = 0; at < wide.Length; at++)
                    {
                        narrow[at] = Narrow(wide[at]);
                    }
                }
            )
            : text;

    // Full-width forms stand in the order of ASCII (Unicode block Halfwidth and Fullwidth Forms).
    internal static char Narrow(char character) =>
        character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character;

    // Most texts are plain words with single spaces: those stay the same object.
    private static bool IsClean(string text) =>
        !text.AsSpan().ContainsAnyExcept(Harmless)
        && !text.StartsWith(' ')
        && !text.EndsWith(' ')
        && !text.Contains("  ", StringComparison.Ordinal);

    private static int SafeCut(string text) =>
        char.IsHighSurrogate(text[BriefLength - 1]) ? BriefLength - 1 : BriefLength;

    /// <summary>For drawing: the same characters are left out, and spaces, lines and the form of letters stay as they are.</summary>
    public static string Drawn(string text)
    {
        var drawn = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || !IsRefused(rune))
            {
                drawn.Append(rune.ToString());
            }
        }

        return drawn.ToString();
    }

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        Span<char> pair = stackalloc char[2];
        var visible = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n')
            {
                TrimEnd(clean);
                clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                {
                    clean.Append(' ');
                }
            }
            else if (!IsRefused(rune))
            {
                clean.Append(pair[..rune.EncodeToUtf16(pair)]);
                visible |= !IsJoiner(rune.Value);
            }
        }

        return visible ? clean.ToString().Trim().Normalize(NormalizationForm.FormC) : "";
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
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

    // Embeddings, overrides, isolates and marks of UAX #9, and the deprecated ones after them.
    private static bool IsDirection(int value) =>
        value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F) or 0x200E or 0x200F or 0x061C;

    // Zero-width space, word joiner and invisible operators, byte order mark, soft hyphen, Mongolian vowel separator, annotation
    // marks, tags, and the fillers that look like nothing (Unicode TR #36, section 2.10.3).
    private static bool IsInvisible(int value) =>
        value
            is 0x200B
                or (>= 0x2060 and <= 0x2064)
                or 0xFEFF
                or 0x00AD
                or 0x180E
                or (>= 0xFFF9 and <= 0xFFFB)
                or (>= 0xE0000 and <= 0xE007F)
                or 0x115F
                or 0x1160
                or 0x3164
                or 0xFFA0
                or 0x2800;

    // Scripts and emoji need the joiners and variation selectors; alone they are nothing to read.
    private static bool IsJoiner(int value) => value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F);
}
