namespace ReferralBot.Features.Domain;

/// <summary>One step in the life of a referral; steps are added and never changed.</summary>
public sealed class ReferralStep : IOwned
{
    private ReferralStep(Id<ReferralStep> id, Id<Practice> practiceId, Id<Referral> referralId, int sequence)
    {
        Id = id;
        PracticeId = practiceId;
        ReferralId = referralId;
        Sequence = sequence;
    }

    /// <summary>The key.</summary>
    public Id<ReferralStep> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The referral.</summary>
    public Id<Referral> ReferralId { get; }

    /// <summary>Its place among the referral's steps, from 1.</summary>
    public int Sequence { get; }

    /// <summary>The state before; none for the first step.</summary>
    public ReferralState? From { get; private init; }

    /// <summary>The state after.</summary>
    public ReferralState To { get; private init; }

    /// <summary>The practice's day on which it happened, or none for a step that was jumped over and not recorded.</summary>
    public DateOnly? On { get; private init; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who entered it.</summary>
    public Id<Member> By { get; private init; }

    /// <summary>Why.</summary>
    public ReferralReason? Reason { get; private init; }

    /// <summary>Whether the partner told us: on a referral that we sent, it is they who know.</summary>
    public bool AsToldByPartner { get; private init; }

    internal static ReferralStep Of(Referral referral, ReferralState? from, ReferralMove move, Entry by, Place place) =>
        new(new Id<ReferralStep>(Guid.CreateVersion7(by.At)), referral.PracticeId, referral.Id, place.Sequence)
        {
            From = from,
            To = move.To,
            On = place.IsRecorded ? move.On : null,
            At = by.At,
            By = by.By.Id,
            Reason = place.IsRecorded ? move.Reason : null,
            AsToldByPartner = place.IsTold,
        };

    internal readonly record struct Place(int Sequence, bool IsRecorded, bool IsTold);
}
