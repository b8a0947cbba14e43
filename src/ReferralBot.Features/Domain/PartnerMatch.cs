namespace ReferralBot.Features.Domain;

/// <summary>How near a typed name is to a partner's, the nearest first.</summary>
public enum Nearness
{
    /// <summary>The same name.</summary>
    Same,

    /// <summary>Every word that was typed begins a word of the name.</summary>
    Begins,

    /// <summary>The same but for slips of the finger.</summary>
    Mistyped,

    /// <summary>The typed name has the partner's whole name in it, and more.</summary>
    Longer,
}

/// <summary>A partner that may be meant.</summary>
public sealed record PartnerMatch(Id<Partner> Id, Nearness Nearness);
