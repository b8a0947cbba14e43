namespace ReferralBot.Features.Domain;

/// <summary>Finds the partners whose names stand in something that somebody wrote, word for word.</summary>
public static class PartnerMentions
{
    // "it" and "we" are names of nobody, though somebody's alias may be IT
    private const int ShortestName = 3;

    /// <summary>The partners that are named. A name that is part of a longer one there ("Northside" in "Northside Dental") does not count.</summary>
    public static IReadOnlySet<Id<Partner>> In(string text, IEnumerable<PartnerNameEntry> names)
    {
        var words = $" {PartnerName.Normalise(text)} ";
        var mentions = names
            .Where(name => name.Normalised.Length >= ShortestName)
            .SelectMany(name => Places(words, $" {name.Normalised} ").Select(place => new Mention(name.Id, place)))
            .ToList();
        return mentions
            .Where(mention => !mentions.Exists(other => other.Covers(mention)))
            .Select(mention => mention.Partner)
            .ToHashSet();
    }

    private static IEnumerable<Range> Places(string words, string name)
    {
        var at = words.IndexOf(name, StringComparison.Ordinal);
        while (at >= 0)
        {
            yield return new Range(at, at + name.Length);
            at = words.IndexOf(name, at + 1, StringComparison.Ordinal);
        }
    }

    private sealed record Mention(Id<Partner> Partner, Range Place)
    {
        public bool Covers(Mention other) =>
            Place.Start.Value <= other.Place.Start.Value
            && Place.End.Value >= other.Place.End.Value
            && Place.End.Value - Place.Start.Value > other.Place.End.Value - other.Place.Start.Value;
    }
}
