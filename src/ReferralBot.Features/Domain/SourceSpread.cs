namespace ReferralBot.Features.Domain;

/// <summary>How a quarter's referrals are spread over their sources (product description §5.2, "Concentration").</summary>
/// <param name="Hhi">Σ share².</param>
/// <param name="TopShare">The share of the source that sent most.</param>
public sealed record SourceSpread(double Hhi, double TopShare)
{
    /// <summary>Below so many referrals nothing is said about the spread.</summary>
    public const int FewestReferrals = 10;

    /// <summary>1 / HHI: so many equal sources would be spread alike.</summary>
    public double EffectiveSources => 1 / Hhi;

    /// <summary>The spread of these numbers of referrals; none where there are none.</summary>
    public static SourceSpread? Of(IReadOnlyCollection<int> received)
    {
        double all = received.Sum();
        return all == 0
            ? null
            : new SourceSpread(received.Sum(count => count / all * (count / all)), received.Max() / all);
    }

    /// <summary>The median of those that sent any; none where nobody did.</summary>
    public static double? MedianOf(IEnumerable<int> received)
    {
        var sorted = received.Where(count => count > 0).Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2d;
    }
}
