using System.Collections.Frozen;

namespace ReferralBot.Features.Domain;

/// <summary>What people call a partner in passing: "Northside" for "Northside Family Medicine".</summary>
public static class ShortNames
{
    // a title or an article alone names nobody
    private static readonly FrozenSet<string> Beginnings = FrozenSet.ToFrozenSet(
        ["A", "AN", "AND", "AT", "DR", "FOR", "MR", "MRS", "MS", "MX", "NEW", "OF", "PROF", "ST", "SAINT", "THE"],
        StringComparer.Ordinal
    );

    /// <summary>
    /// The fewest words from the beginning of the name that no other partner's name begins with; the whole name where there
    /// are none. A title or an article does not stand alone: "Dr. Lee", "St. Mary's".
    /// </summary>
    /// <param name="name">The partner's name.</param>
    /// <param name="others">The names of all other partners, as <see cref="PartnerName.Normalise"/> writes them.</param>
    public static string Of(string name, IReadOnlyCollection<string> others)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 1; count < words.Length; count++)
        {
            var start = string.Join(' ', words[..count]);
            if (EndsInAName(words[count - 1]) && !others.Any(other => Begins(other, PartnerName.Normalise(start))))
            {
                return start.TrimEnd(',', ';', ':', '-', '–', '.');
            }
        }

        return name;
    }

    private static bool EndsInAName(string word)
    {
        var normalised = PartnerName.Normalise(word);
        return normalised.Length > 1 && !Beginnings.Contains(normalised);
    }

    private static bool Begins(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && (name.Length == start.Length || name[start.Length] == ' ');
}
