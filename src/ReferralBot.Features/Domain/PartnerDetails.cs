namespace ReferralBot.Features.Domain;

/// <summary>What people enter about a partner; checked and kept as a whole.</summary>
public sealed record PartnerDetails
{
    /// <summary>What the partner is called.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of professional it is.</summary>
    public required PartnerCategory Category { get; init; }

    /// <summary>The profession in their own words.</summary>
    public string? Profession { get; init; }

    /// <summary>How far the relationship has come.</summary>
    public PartnerStage Stage { get; init; } = PartnerStage.Active;

    /// <summary>The tier that somebody chose, or <see langword="null"/> to follow the referrals.</summary>
    public PartnerTier? FixedTier { get; init; }

    /// <summary>Who looks after the relationship.</summary>
    public Id<Member>? OwnerId { get; init; }

    /// <summary>The National Provider Identifier.</summary>
    public string? Npi { get; init; }

    /// <summary>The NUCC taxonomy code.</summary>
    public string? Taxonomy { get; init; }

    internal PartnerDetails Cleaned() =>
        this with
        {
            Name = TypedText.Clean(Name),
            Profession = TypedText.CleanOrNull(Profession),
            Npi = TypedText.CleanOrNull(Npi),
            Taxonomy = TypedText.CleanOrNull(Taxonomy)?.ToUpperInvariant(),
        };

    internal Problem? FirstProblem() =>
        this switch
        {
            { Name.Length: < Partner.NameMinLength or > Partner.NameMaxLength } => new(
                "partner.name",
                $"{Partner.NameMinLength} to {Partner.NameMaxLength} characters."
            ),
            _ when PartnerName.Normalise(Name).Length == 0 => new("partner.name", "A name needs letters or digits."),
            { Profession.Length: > Partner.ProfessionMaxLength } => new(
                "partner.profession",
                $"At most {Partner.ProfessionMaxLength} characters."
            ),
            _ => (Npi is null ? null : Domain.Npi.Check(Npi))
                ?? (Taxonomy is null ? null : Domain.Npi.CheckTaxonomy(Taxonomy)),
        };
}
