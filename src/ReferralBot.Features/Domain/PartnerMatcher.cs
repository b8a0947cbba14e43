namespace ReferralBot.Features.Domain;

/// <summary>One name of a partner, as it is compared; a partner has one for its name and one for each alias.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Normalised">The name, see <see cref="PartnerName.Normalise"/>.</param>
public sealed record PartnerNameEntry(Id<Partner> Id, string Normalised);

/// <summary>Finds partners by what people type, for "Did you mean P-1?".</summary>
public static class PartnerMatcher
{
    private const int MaxWords = 24;

    /// <summary>The partners that a typed name may mean, the nearest first.</summary>
    public static IReadOnlyList<PartnerMatch> Find(string typed, IEnumerable<PartnerNameEntry> names, int most) =>
        Rank(typed, names, most, Nearness.Mistyped);

    /// <summary>The partners that a new name looks like; here a name that contains another one is near, too.</summary>
    public static IReadOnlyList<PartnerMatch> FindLookalikes(
        string name,
        IEnumerable<PartnerNameEntry> names,
        int most
    ) => Rank(name, names, most, Nearness.Longer);

    private static List<PartnerMatch> Rank(
        string typed,
        IEnumerable<PartnerNameEntry> names,
        int most,
        Nearness farthest
    )
    {
        var query = PartnerName.Normalise(typed);
        if (query.Length == 0)
        {
            return [];
        }

        return
        [
            .. names
                .Select(entry => (entry, score: Score(query, entry.Normalised)))
                .Where(pair => pair.score is { } score && score.Nearness <= farthest)
                .OrderBy(pair => pair.score!.Value.Nearness)
                .ThenBy(pair => pair.score!.Value.Slips)
                .ThenBy(pair => pair.entry.Normalised.Length)
                .ThenBy(pair => pair.entry.Normalised, StringComparer.Ordinal)
                .DistinctBy(pair => pair.entry.Id)
                .Take(most)
                .Select(pair => new PartnerMatch(pair.entry.Id, pair.score!.Value.Nearness)),
        ];
    }

    private static (Nearness Nearness, int Slips)? Score(ReadOnlySpan<char> query, ReadOnlySpan<char> name)
    {
        if (query.SequenceEqual(name))
        {
            return (Nearness.Same, 0);
        }

        Span<Range> queryWords = stackalloc Range[MaxWords];
        Span<Range> nameWords = stackalloc Range[MaxWords];
        queryWords = queryWords[..query.Split(queryWords, ' ')];
        nameWords = nameWords[..name.Split(nameWords, ' ')];

        return Slips(query, queryWords, name, nameWords) switch
        {
            0 => (Nearness.Begins, 0),
            { } slips => (Nearness.Mistyped, slips),
            null when ContainsAll(query, queryWords, name, nameWords) => (Nearness.Longer, 0),
            null => null,
        };
    }

    // each typed word takes one word of the name, so that "dental dental" does not match "dental"
    private static int? Slips(
        ReadOnlySpan<char> query,
        ReadOnlySpan<Range> queryWords,
        ReadOnlySpan<char> name,
        ReadOnlySpan<Range> nameWords
    )
    {
        if (queryWords.Length > nameWords.Length)
        {
            return null;
        }

        var (total, taken) = (0, 0u);
        foreach (var range in queryWords)
        {
            if (Nearest(query[range], name, nameWords, taken) is not { } near)
            {
                return null;
            }

            total += near.Slips;
            taken |= 1u << near.Index;
        }

        return total;
    }

    private static (int Index, int Slips)? Nearest(
        ReadOnlySpan<char> word,
        ReadOnlySpan<char> name,
        ReadOnlySpan<Range> nameWords,
        uint taken
    )
    {
        var allowed = EditDistance.Allowed(word.Length);
        var best = (Index: -1, Slips: allowed + 1);
        for (var index = 0; index < nameWords.Length; index++)
        {
            var candidate = name[nameWords[index]];
            if ((taken & (1u << index)) != 0)
            {
                continue;
            }

            if (candidate.StartsWith(word, StringComparison.Ordinal))
            {
                return (index, 0);
            }

            var slips = EditDistance.Between(word, candidate, allowed);
            best = slips < best.Slips ? (index, slips) : best;
        }

        return best.Index < 0 ? null : best;
    }

    private static bool ContainsAll(
        ReadOnlySpan<char> query,
        ReadOnlySpan<Range> queryWords,
        ReadOnlySpan<char> name,
        ReadOnlySpan<Range> nameWords
    )
    {
        foreach (var nameWord in nameWords)
        {
            var found = false;
            foreach (var queryWord in queryWords)
            {
                found |= query[queryWord].SequenceEqual(name[nameWord]);
            }

            if (!found)
            {
                return false;
            }
        }

        return nameWords.Length > 0;
    }
}
