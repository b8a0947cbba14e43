namespace ReferralBot.Features.Domain;

/// <summary>A partner as the scorecard shows it.</summary>
public sealed record ScoredPartner(Id<Partner> Id, int Number, string Name, PartnerCategory Category);

/// <summary>A recorded step of a referral; steps that were jumped over are left out.</summary>
/// <param name="To">The state after it.</param>
/// <param name="On">The practice's day on which it happened.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Reason">Why.</param>
public sealed record ScoredStep(ReferralState To, DateOnly On, DateTimeOffset At, ReferralReason? Reason = null);

/// <summary>A referral as the scorecard counts it.</summary>
public sealed record ScoredReferral
{
    /// <summary>The partner; internal referrals have none and are not counted.</summary>
    public required Id<Partner> PartnerId { get; init; }

    /// <summary>Received or sent.</summary>
    public required ReferralDirection Direction { get; init; }

    /// <summary>The practice's day that decides its quarter.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Its recorded steps in order, the first one included.</summary>
    public required IReadOnlyList<ScoredStep> Steps { get; init; }

    /// <summary>The day on which the partner was first thanked for it.</summary>
    public DateOnly? ThankedOn { get; init; }
}

/// <summary>All that a scorecard is made of.</summary>
public sealed record ScorecardInput
{
    /// <summary>The quarter.</summary>
    public required Quarter Quarter { get; init; }

    /// <summary>The scoring instant: what happened later is ignored.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The practice's time.</summary>
    public required PracticeCalendar Calendar { get; init; }

    /// <summary>After so many days an open referral counts against the rate.</summary>
    public int MaturityDays { get; init; } = 30;

    /// <summary>The partners to show.</summary>
    public required IReadOnlyList<ScoredPartner> Partners { get; init; }

    /// <summary>The referrals of the quarter and of the one before.</summary>
    public required IReadOnlyList<ScoredReferral> Referrals { get; init; }
}
