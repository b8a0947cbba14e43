namespace ReferralBot.Features.Domain;

/// <summary>How many slips of the finger lie between two words (a swap of neighbours is one).</summary>
internal static class EditDistance
{
    private const int LongestWord = 64;

    /// <summary>The slips that a word of this length is forgiven.</summary>
    public static int Allowed(int length) =>
        length switch
        {
            < 4 => 0,
            < 8 => 1,
            _ => 2,
        };

    /// <summary>The distance (optimal string alignment), or <paramref name="limit"/> + 1 once it is known to pass the limit.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit || Math.Max(left.Length, right.Length) > LongestWord)
        {
            return limit + 1;
        }

        Span<int> cells = stackalloc int[3 * (LongestWord + 1)];
        var (twoAgo, before, current) = (0, LongestWord + 1, 2 * (LongestWord + 1));
        for (var column = 0; column <= right.Length; column++)
        {
            cells[before + column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            if (FillRow(cells, (twoAgo, before, current), left[..row], right) > limit)
            {
                return limit + 1;
            }

            (twoAgo, before, current) = (before, current, twoAgo);
        }

        return Math.Min(cells[before + right.Length], limit + 1);
    }

    private static int FillRow(
        Span<int> cells,
        (int TwoAgo, int Before, int Current) rows,
        ReadOnlySpan<char> left,
        ReadOnlySpan<char> right
    )
    {
        var smallest = cells[rows.Current] = left.Length;
        for (var column = 1; column <= right.Length; column++)
        {
            var cost = left[^1] == right[column - 1] ? 0 : 1;
            var best = Math.Min(
                Math.Min(cells[rows.Before + column], cells[rows.Current + column - 1]) + 1,
                cells[rows.Before + column - 1] + cost
            );
            if (left.Length > 1 && column > 1 && left[^1] == right[column - 2] && left[^2] == right[column - 1])
            {
                best = Math.Min(best, cells[rows.TwoAgo + column - 2] + 1);
            }

            cells[rows.Current + column] = best;
            smallest = Math.Min(smallest, best);
        }

        return smallest;
    }
}
