using System.Globalization;
using System.Text;

namespace ReferralBot.Features.Domain;

/// <summary>Brings names into one form, so that they can be compared however they were typed.</summary>
public static class PartnerName
{
    /// <summary>Upper case, no accents, no punctuation, one space between words: "O’Neill &amp; Söhne" is "ONEILL AND SOHNE".</summary>
    public static string Normalise(string? name)
    {
        var clean = TypedText.Clean(name);
        var result = new StringBuilder(clean.Length);
        foreach (var rune in clean.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            Append(result, rune);
        }

        return result.ToString().TrimEnd().ToUpperInvariant();
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return;
        }

        if (Rune.IsLetterOrDigit(rune))
        {
            result.Append(Spelled(rune));
        }
        else if (rune.Value is '&' or '+')
        {
            AppendSpace(result);
            result.Append("and ");
        }
        else if (!IsApostrophe(rune))
        {
            AppendSpace(result);
        }
    }

    private static void AppendSpace(StringBuilder result)
    {
        if (result.Length > 0 && result[^1] != ' ')
        {
            result.Append(' ');
        }
    }

    // letters that Unicode does not take apart
    private static string Spelled(Rune rune) =>
        rune.Value switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            'ø' or 'Ø' => "o",
            'ł' or 'Ł' => "l",
            'đ' or 'Đ' or 'ð' or 'Ð' => "d",
            'þ' or 'Þ' => "th",
            'ı' => "i",
            _ => rune.ToString(),
        };

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʼ';
}
