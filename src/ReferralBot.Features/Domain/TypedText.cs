using System.Globalization;
using System.Text;

namespace ReferralBot.Features.Domain;

/// <summary>
/// Makes what people typed safe to keep and to show, whichever way it came. The kernel has its own rule for what it
/// reads and draws (docs/adr/0001-the-diamond.md).
/// </summary>
internal static class TypedText
{
    /// <summary>Without control and format characters, turned directions and lone surrogates; every run of spaces is one space.</summary>
    public static string Clean(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return "";
        }

        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                AppendSpace(kept);
            }
            else if (IsShown(rune) || (IsJoiner(rune) && kept.Length > 0 && kept[^1] != ' '))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString().TrimEnd();
    }

    /// <summary>The cleaned text, or <see langword="null"/> when nothing is left of it.</summary>
    public static string? CleanOrNull(string? typed) => Clean(typed) is { Length: > 0 } text ? text : null;

    /// <summary>The same for a note of several lines: each line is cleaned, and the breaks between them stay.</summary>
    public static string? CleanLinesOrNull(string? typed)
    {
        var lines = (typed ?? "").ReplaceLineEndings("\n").Split('\n').Select(Clean);
        return string.Join('\n', lines).Trim('\n') is { Length: > 0 } text ? text : null;
    }

    private static void AppendSpace(StringBuilder kept)
    {
        if (kept.Length > 0 && kept[^1] != ' ')
        {
            kept.Append(' ');
        }
    }

    // Scripts and emoji are joined by them (Unicode, section 23.2); alone they are nothing to read.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    // EnumerateRunes turns a lone surrogate into U+FFFD, which nobody types on purpose
    private static bool IsShown(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
            );
}
