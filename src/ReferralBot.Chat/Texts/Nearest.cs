using System.Text;

namespace ReferralBot.Chat.Texts;

/// <summary>Finds the word that was probably meant.</summary>
public static class Nearest
{
    /// <summary>
    /// Folds case, accents, width, hyphens and spaces away, so that "Office visit" and "office-visit" are equal.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        Span<char> pair = stackalloc char[2];
        foreach (var rune in TypedText.OneLine(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(pair[..Rune.ToLowerInvariant(rune).EncodeToUtf16(pair)]);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// The nearest word, or <see langword="null"/> where none is near: a beginning of at least three letters, or at most one
    /// typing error per three letters (Damerau–Levenshtein).
    /// </summary>
    public static string? To(string typed, IEnumerable<string> words)
    {
        var wanted = Fold(typed);
        if (wanted.Length == 0)
        {
            return null;
        }

        var farthest = Math.Max(1, wanted.Length / 3);
        var best = words
            .Select(word => (Word: word, Distance: Score(wanted, Fold(word), farthest)))
            .Where(candidate => candidate.Distance <= farthest)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return best.Word;
    }

    /// <summary>How many letters to add, drop, change or swap with a neighbour to get from one word to the other.</summary>
    public static int Distance(string from, string to)
    {
        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= from.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var cost = from[row - 1] == to[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }

    private static int Score(string wanted, string word, int farthest) =>
        wanted.Length >= 3 && word.StartsWith(wanted, StringComparison.Ordinal) ? 0
        : word.Length < 2 || Math.Abs(word.Length - wanted.Length) > farthest ? int.MaxValue
        : Distance(wanted, word);
}
