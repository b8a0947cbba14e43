namespace ReferralBot.Features.Domain;

/// <summary>After how many days without a touch a partner is due, and after how many more it is late.</summary>
/// <param name="Due">Days from the last touch to the next check-in.</param>
/// <param name="Late">Days from the last touch after which the check-in is late.</param>
public sealed record Cadence(int Due, int Late)
{
    /// <summary>A cadence is counted in days of at most two years.</summary>
    public const int MaxDays = 730;

    internal bool IsValid => Due >= 1 && Late > Due && Late <= MaxDays;
}

/// <summary>A practice's cadence for each tier that is nudged at all.</summary>
public sealed record Cadences(Cadence Active, Cadence Regular, Cadence Resting)
{
    /// <summary>What a practice starts with: monthly, every two months, twice a year.</summary>
    public static Cadences Default { get; } = new(new(30, 45), new(60, 90), new(180, 240));

    /// <summary>The cadence of a tier; prospects have none and are never nudged.</summary>
    public Cadence? Of(PartnerTier tier) =>
        tier switch
        {
            PartnerTier.Active => Active,
            PartnerTier.Regular => Regular,
            PartnerTier.Resting => Resting,
            PartnerTier.Prospect => null,
            _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "No such tier."),
        };

    internal bool AreValid => Active.IsValid && Regular.IsValid && Resting.IsValid;
}
