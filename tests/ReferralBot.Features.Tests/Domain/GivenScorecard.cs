using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Tests.Domain;

/// <summary>Scored referrals of the third quarter of 2026, looked at on 5 October, 09:00 in New York.</summary>
internal sealed class GivenScorecard
{
    public static readonly DateTimeOffset ScoredAt = new(2026, 10, 5, 13, 0, 0, TimeSpan.Zero);

    private readonly Given _given = new();

    public Id<Partner> Partner() => Id<Partner>.New(_given.Clock);

    public ScorecardInput Input(IReadOnlyList<ScoredPartner> partners, IReadOnlyList<ScoredReferral> referrals) =>
        new()
        {
            Quarter = Quarter.Of(new DateOnly(2026, 7, 1), 1),
            AsOf = ScoredAt,
            Calendar = _given.Calendar,
            Partners = partners,
            Referrals = referrals,
        };

    public ScoredReferral Referral(DateOnly on, IEnumerable<ScoredStep> steps) =>
        new()
        {
            PartnerId = Id<Partner>.New(_given.Clock),
            Direction = ReferralDirection.Received,
            ReceivedOn = on,
            Steps = [Step(ReferralState.Requested, on), .. steps],
        };

    public ScoredStep Step(ReferralState to, DateOnly on, ReferralReason? reason = null, DateTimeOffset? at = null) =>
        new(to, on, at ?? _given.Calendar.At(on, new TimeOnly(9, 0)), reason);
}
