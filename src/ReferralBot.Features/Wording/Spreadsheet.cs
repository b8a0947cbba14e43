namespace ReferralBot.Features.Wording;

/// <summary>Keeps a spreadsheet from taking a text for a formula.</summary>
internal static class Spreadsheet
{
    /// <summary>
    /// Puts a quote before what begins like a formula (OWASP, "CSV Injection"), so that it stays a text. A text that begins with such a
    /// quote already gets one more, so that reading it back gives the same text.
    /// </summary>
    public static string Escape(string text) => IsRisky(text.AsSpan().TrimStart('\'')) ? $"'{text}" : text;

    /// <summary>Takes the quote away again.</summary>
    public static string Unescape(string text) =>
        text is ['\'', ..] && IsRisky(text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    /// <summary>Whether a spreadsheet would take a text for a formula.</summary>
    public static bool IsRisky(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
