namespace ReferralBot.Features.Domain;

/// <summary>One partner's line of the scorecard.</summary>
public sealed record PartnerFigures(ScoredPartner Partner, ScoredCounts Counts);

/// <summary>The figures of one quarter, in the order in which they are shown.</summary>
/// <remarks>The order is by volume. A ranking takes the place of <c>InOrder</c> and adds its parts to <see cref="PartnerFigures"/>.</remarks>
public sealed record ScorecardFigures
{
    // two-sided 80 %: an arrow is a hint, a verdict would need 95 %
    private const double TrendZ = 1.2816;

    /// <summary>The quarter.</summary>
    public required Quarter Quarter { get; init; }

    /// <summary>The scoring instant.</summary>
    public required DateTimeOffset ScoredAt { get; init; }

    /// <summary>The partners, the most referrals first.</summary>
    public required IReadOnlyList<PartnerFigures> Partners { get; init; }

    /// <summary>The practice as a whole.</summary>
    public required ScoredCounts Totals { get; init; }

    /// <summary>Counts a quarter.</summary>
    public static ScorecardFigures From(ScorecardInput input)
    {
        var today = input.Calendar.Today(input.AsOf);
        var counts = input
            .Referrals.Select(referral => (referral.PartnerId, Counts: CountOf(referral, input, today)))
            .GroupBy(one => one.PartnerId, one => one.Counts)
            .ToDictionary(group => group.Key, Sum);
        var partners = input
            .Partners.Select(partner => new PartnerFigures(
                partner,
                counts.GetValueOrDefault(partner.Id, new ScoredCounts())
            ))
            .ToList();

        return new()
        {
            Quarter = input.Quarter,
            ScoredAt = input.AsOf,
            Partners = InOrder(partners),
            Totals = Sum(partners.Select(partner => partner.Counts)),
        };
    }

    /// <summary>Up or down only when the change is larger than 1.2816·√(now + before).</summary>
    public static VolumeTrend TrendOf(int now, int before) =>
        (now, before) switch
        {
            (0, 0) => VolumeTrend.None,
            (_, 0) => VolumeTrend.New,
            _ when Math.Abs(now - before) <= TrendZ * Math.Sqrt(now + before) => VolumeTrend.Steady,
            _ => now > before ? VolumeTrend.Up : VolumeTrend.Down,
        };

    private static List<PartnerFigures> InOrder(IEnumerable<PartnerFigures> partners) =>
        [
            .. partners
                .OrderByDescending(partner => partner.Counts.Received)
                .ThenByDescending(partner => partner.Counts.Converted)
                .ThenBy(partner => partner.Partner.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(partner => partner.Partner.Number),
        ];

    private static ScoredCounts Sum(IEnumerable<ScoredCounts> counts) =>
        counts.Aggregate(new ScoredCounts(), (sum, one) => sum + one);

    private static ScoredCounts CountOf(ScoredReferral referral, ScorecardInput input, DateOnly today)
    {
        var happened = referral.Steps.TakeWhile(step => HasHappened(step, input, today)).ToList();
        if (happened.Count == 0 || IsLeftOut(referral, happened))
        {
            return new();
        }

        var isOfQuarter = input.Quarter.Contains(referral.ReceivedOn);
        return referral.Direction switch
        {
            ReferralDirection.Received when isOfQuarter => Received(referral, happened, input, today),
            ReferralDirection.Received when input.Quarter.Previous.Contains(referral.ReceivedOn) => new()
            {
                PreviousReceived = 1,
            },
            ReferralDirection.Sent when isOfQuarter => new() { Sent = 1 },
            _ => new(),
        };
    }

    private static ScoredCounts Received(
        ScoredReferral referral,
        List<ScoredStep> happened,
        ScorecardInput input,
        DateOnly today
    )
    {
        var thanked = referral.ThankedOn <= today ? 1 : 0;
        return happened.Exists(step => step.To == ReferralState.Attended) ? new() { Converted = 1, Thanked = thanked }
            : ReferralReasons.IsOurOwn(happened[^1].Reason) ? new() { OwnCapacity = 1, Thanked = thanked }
            : ReferralMoves.IsEnd(happened[^1].To) ? new() { Closed = 1, Thanked = thanked }
            : referral.ReceivedOn.AddDays(input.MaturityDays) <= today ? new() { Stale = 1, Thanked = thanked }
            : new() { Fresh = 1, Thanked = thanked };
    }

    // what was entered in error never happened, whenever that was noticed
    private static bool IsLeftOut(ScoredReferral referral, List<ScoredStep> happened) =>
        referral.Steps.Any(step => step.To == ReferralState.EnteredInError)
        || happened[^1] is { To: ReferralState.Declined, Reason: ReferralReason.Duplicate };

    // a step of the scoring day counts by the time of its entry, if it was entered on that day
    private static bool HasHappened(ScoredStep step, ScorecardInput input, DateOnly today) =>
        step.On < today || (step.On == today && (step.At <= input.AsOf || input.Calendar.Today(step.At) != step.On));
}
