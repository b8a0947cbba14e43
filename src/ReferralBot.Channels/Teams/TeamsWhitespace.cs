using System.Text;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes the white space of texts from Teams plain: it sends no-break spaces, and line ends of every kind.</summary>
internal static class TeamsWhitespace
{
    // Line and paragraph separators end a line, too (Unicode 16, section 5.8).
    private const string LineEnds = "\n\r\u000B\u000C\u0085\u2028\u2029";

    /// <summary>One space for several, one line end for several, none at either end, and no control characters.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var pending = '\0';
        foreach (var letter in text)
        {
            if (LineEnds.Contains(letter, StringComparison.Ordinal))
            {
                pending = '\n';
            }
            else if (char.IsWhiteSpace(letter))
            {
                pending = pending == '\0' ? ' ' : pending;
            }
            else if (!char.IsControl(letter))
            {
                if (pending != '\0' && tidy.Length > 0)
                {
                    tidy.Append(pending);
                }

                pending = '\0';
                tidy.Append(letter);
            }
        }

        return tidy.ToString();
    }
}
