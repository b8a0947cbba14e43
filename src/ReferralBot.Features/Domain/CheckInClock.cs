using System.Buffers.Binary;

namespace ReferralBot.Features.Domain;

/// <summary>How many referrals went to and fro with a partner lately.</summary>
/// <param name="Last90Days">Received and sent in the last 90 days.</param>
/// <param name="Last180Days">Received and sent in the last 180 days.</param>
public sealed record ReferralTraffic(int Last90Days, int Last180Days)
{
    /// <summary>What counts as lately.</summary>
    public const int ShortDays = 90;

    /// <summary>What counts as quiet for long.</summary>
    public const int LongDays = 180;
}

/// <summary>How a partner stands with its check-in on a day.</summary>
public enum CheckInStanding
{
    /// <summary>Nobody asks: a prospect, ended, archived, paused or snoozed.</summary>
    NotAsked,

    /// <summary>Not due before the horizon.</summary>
    NotDue,

    /// <summary>Due by the horizon.</summary>
    Due,

    /// <summary>Past the second limit.</summary>
    Late,
}

/// <summary>What the clock needs to know about a partner.</summary>
public sealed record CheckInSubject
{
    /// <summary>The partner.</summary>
    public required Id<Partner> PartnerId { get; init; }

    /// <summary>How often it is checked in with.</summary>
    public required PartnerTier Tier { get; init; }

    /// <summary>When it was added.</summary>
    public required DateOnly AddedOn { get; init; }

    /// <summary>How far the relationship has come.</summary>
    public PartnerStage Stage { get; init; } = PartnerStage.Active;

    /// <summary>The last touch that counts.</summary>
    public DateOnly? LastTouchOn { get; init; }

    /// <summary>The next check-in, a skip taken into account.</summary>
    public DateOnly? NextDueOn { get; init; }

    /// <summary>No nudges before this day.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Hidden before this day.</summary>
    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>Whether it was put away.</summary>
    public bool IsArchived { get; init; }
}

/// <summary>Who is due for a check-in and when (product description §4, "Cadence").</summary>
public static class CheckInClock
{
    /// <summary>The monthly message lists everyone due so many days ahead, so that at 30 days nobody passes the 45 unseen.</summary>
    public const int HorizonDays = 15;

    /// <summary>New partners fall due spread over this many days, so that an import does not come up on one day.</summary>
    public const int SpreadDays = 14;

    internal const int ReferralsOfAnActivePartner = 3;

    /// <summary>The tier that the referrals suggest: active from three in 90 days, resting with none in 180.</summary>
    /// <remarks>A partner that was added less than 180 days ago had no time to be quiet and is regular.</remarks>
    public static PartnerTier AutomaticTier(
        PartnerStage stage,
        ReferralTraffic traffic,
        DateOnly addedOn,
        DateOnly today
    ) =>
        stage == PartnerStage.Prospect ? PartnerTier.Prospect
        : traffic.Last90Days >= ReferralsOfAnActivePartner ? PartnerTier.Active
        : traffic.Last180Days == 0 && addedOn.AddDays(ReferralTraffic.LongDays) <= today ? PartnerTier.Resting
        : PartnerTier.Regular;

    /// <summary>The day of the next check-in by the last touch, or by the day it was added when there was none.</summary>
    public static DateOnly? DueOn(Partner partner, Cadences cadences) =>
        partner.Stage == PartnerStage.Ended || cadences.Of(partner.Tier) is not { } cadence
            ? null
            : CountedFrom(partner.Id, partner.LastTouchOn, partner.AddedOn).AddDays(cadence.Due);

    /// <summary>The last day on which a check-in is not late yet.</summary>
    public static DateOnly? LateAfter(CheckInSubject subject, Cadences cadences) =>
        cadences.Of(subject.Tier) is { } cadence
            ? CountedFrom(subject.PartnerId, subject.LastTouchOn, subject.AddedOn).AddDays(cadence.Late)
            : null;

    /// <summary>How a partner stands on a day.</summary>
    /// <param name="subject">The partner.</param>
    /// <param name="cadences">The practice's cadences.</param>
    /// <param name="today">The practice's day.</param>
    /// <param name="nextLook">
    /// The day of the next monthly message. Whoever would be late by then is due now: two messages can lie 34 days apart, and
    /// looking <see cref="HorizonDays"/> days ahead would let a limit of 45 days pass unseen.
    /// </param>
    public static CheckInStanding StandingOf(
        CheckInSubject subject,
        Cadences cadences,
        DateOnly today,
        DateOnly? nextLook = null
    )
    {
        if (
            IsOut(subject, today)
            || subject.NextDueOn is not { } due
            || LateAfter(subject, cadences) is not { } lateAfter
        )
        {
            return CheckInStanding.NotAsked;
        }

        // what was put off by a skip falls due after its limit and is not called back by it
        var lateByNextLook = due <= lateAfter && lateAfter < nextLook;
        return due > today.AddDays(HorizonDays) && !lateByNextLook ? CheckInStanding.NotDue
            : today > lateAfter ? CheckInStanding.Late
            : CheckInStanding.Due;
    }

    /// <summary>Everyone who is to be listed on a day: the late ones first, then by due day.</summary>
    public static IReadOnlyList<CheckInSubject> ListFor(
        IEnumerable<CheckInSubject> subjects,
        Cadences cadences,
        DateOnly today,
        DateOnly? nextLook = null
    ) =>
        [
            .. subjects
                .Select(subject => (subject, standing: StandingOf(subject, cadences, today, nextLook)))
                .Where(pair => pair.standing is CheckInStanding.Due or CheckInStanding.Late)
                .OrderByDescending(pair => pair.standing)
                .ThenBy(pair => pair.subject.NextDueOn)
                .ThenBy(pair => pair.subject.PartnerId.Value)
                .Select(pair => pair.subject),
        ];

    /// <summary>So many days of the spread a new partner waits: always the same for one partner.</summary>
    public static int SpreadOf(Id<Partner> partner)
    {
        // the last bytes of a version 7 GUID are random; Guid.GetHashCode may change between runtimes
        Span<byte> bytes = stackalloc byte[16];
        partner.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) % SpreadDays);
    }

    internal static PartnerTier TierAfterStage(PartnerStage stage, PartnerTier tier) =>
        stage == PartnerStage.Prospect ? PartnerTier.Prospect
        : tier == PartnerTier.Prospect ? PartnerTier.Regular
        : tier;

    private static DateOnly CountedFrom(Id<Partner> partner, DateOnly? lastTouchOn, DateOnly addedOn) =>
        lastTouchOn ?? addedOn.AddDays(SpreadOf(partner));

    private static bool IsOut(CheckInSubject subject, DateOnly today) =>
        subject.IsArchived
        || subject.Stage is PartnerStage.Prospect or PartnerStage.Ended
        || subject.PausedUntil > today
        || subject.SnoozedUntil > today;
}
