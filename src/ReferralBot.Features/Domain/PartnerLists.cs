namespace ReferralBot.Features.Domain;

/// <summary>What kind of professional a partner is; exactly these eight.</summary>
public enum PartnerCategory
{
    /// <summary>Primary and specialist health care.</summary>
    Medical,

    /// <summary>Physiotherapy, dietetics and other allied health.</summary>
    Allied,

    /// <summary>Attorneys, mediators, financial planners.</summary>
    LegalFinancial,

    /// <summary>Schools, counselors, academic coaches.</summary>
    Education,

    /// <summary>Community organisations and groups.</summary>
    Community,

    /// <summary>Practices of our own kind.</summary>
    Peer,

    /// <summary>People we worked with before.</summary>
    PastClient,

    /// <summary>Whoever fits nowhere else.</summary>
    Other,
}

/// <summary>How far the relationship with a partner has come.</summary>
public enum PartnerStage
{
    /// <summary>Somebody we would like to work with.</summary>
    Prospect,

    /// <summary>First conversations are under way.</summary>
    Exploring,

    /// <summary>We work together.</summary>
    Active,

    /// <summary>Quiet for now.</summary>
    Resting,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>How often a partner is checked in with.</summary>
public enum PartnerTier
{
    /// <summary>Never nudged.</summary>
    Prospect,

    /// <summary>The closest partners.</summary>
    Active,

    /// <summary>The usual rhythm.</summary>
    Regular,

    /// <summary>Now and then.</summary>
    Resting,
}

/// <summary>The codes and labels of a partner's closed lists.</summary>
public static class PartnerLists
{
    /// <summary>The eight categories in the order of a form.</summary>
    public static CodeList<PartnerCategory> Categories { get; } =
        new(
            new(PartnerCategory.Medical, "medical", "Medical"),
            new(PartnerCategory.Allied, "allied", "Allied health"),
            new(PartnerCategory.LegalFinancial, "legal-financial", "Legal and financial"),
            new(PartnerCategory.Education, "education", "Education"),
            new(PartnerCategory.Community, "community", "Community"),
            new(PartnerCategory.Peer, "peer", "Peer practice"),
            new(PartnerCategory.PastClient, "past-client", "Past client"),
            new(PartnerCategory.Other, "other", "Other")
        );

    /// <summary>The five stages in the order in which a relationship passes them.</summary>
    public static CodeList<PartnerStage> Stages { get; } =
        new(
            new(PartnerStage.Prospect, "prospect", "Prospect"),
            new(PartnerStage.Exploring, "exploring", "Exploring"),
            new(PartnerStage.Active, "active", "Active"),
            new(PartnerStage.Resting, "resting", "Resting"),
            new(PartnerStage.Ended, "ended", "Ended")
        );

    /// <summary>The tiers in the order of a form.</summary>
    public static CodeList<PartnerTier> Tiers { get; } =
        new(
            new(PartnerTier.Active, "active", "Active"),
            new(PartnerTier.Regular, "regular", "Regular"),
            new(PartnerTier.Resting, "resting", "Resting"),
            new(PartnerTier.Prospect, "prospect", "Prospect")
        );
}
