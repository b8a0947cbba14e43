using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ReferralBot.Features.Domain;

/// <summary>Writes and reads the short numbers that people use: R-12, P-3.</summary>
public static class Refs
{
    /// <summary>The short number as people read it.</summary>
    public static string Format(string letter, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter}-{number}");

    /// <summary>Reads R-12, r-12 or R12 as a number of <typeparamref name="T"/>, and nothing else.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out int number)
        where T : INumbered => TryParse(text, T.Letter, out number);

    /// <summary>Reads R-12, r-12 or R12 for the given letter: no spaces, no sign, no leading zero.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, string letter, out int number)
    {
        number = 0;
        if (text is null || !text.StartsWith(letter, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var digits = text.AsSpan(letter.Length);
        if (digits is ['-', .. var rest])
        {
            digits = rest;
        }

        return digits is [>= '1' and <= '9', ..]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    internal static int Taken(int current, int number) =>
        current == 0 && number > 0
            ? number
            : throw new InvalidOperationException("A number is given once and is never changed.");
}
