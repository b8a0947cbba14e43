using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ScorecardFiguresTests
{
    private static readonly DateTimeOffset ScoredAt = new(2026, 10, 5, 13, 0, 0, TimeSpan.Zero);

    private readonly Given _given = new();

    // partner, c, x, u, s, f, n before, sent: the worked example of the product description
    private static readonly (string Name, int[] Counts)[] Example =
    [
        ("Northside Family Medicine", [6, 4, 1, 1, 2, 12, 2]),
        ("Riverbend Physio", [4, 1, 0, 0, 0, 6, 6]),
        ("Harbor Pediatrics", [7, 1, 0, 0, 1, 4, 1]),
        ("Oak School Counseling", [1, 2, 0, 0, 0, 3, 0]),
        ("Larkin Family Law", [1, 0, 0, 0, 0, 0, 3]),
        ("Eastside Community Hub", [2, 4, 0, 1, 1, 15, 4]),
        ("Ames Psychotherapy", [0, 0, 0, 0, 0, 5, 2]),
    ];

    [Fact]
    public void The_worked_example_comes_out_as_printed()
    {
        var figures = ScorecardFigures.From(ExampleInput());

        Assert.Equal([14, 9, 8, 5, 3, 1, 0], figures.Partners.Select(partner => partner.Counts.Received));
        Assert.Equal(
            ["P-1", "P-3", "P-6", "P-2", "P-4", "P-5", "P-7"],
            figures.Partners.Select(partner => Refs.Format("P", partner.Partner.Number))
        );
        Assert.Equal([11, 8, 7, 5, 3, 1, 0], figures.Partners.Select(partner => partner.Counts.Decided));
        Assert.Equal(
            [6d / 11, .875, 2d / 7, .8, 1d / 3, 1, null],
            figures.Partners.Select(partner => partner.Counts.Rate)
        );
        Assert.Equal(
            [
                VolumeTrend.Steady,
                VolumeTrend.Up,
                VolumeTrend.Down,
                VolumeTrend.Steady,
                VolumeTrend.Steady,
                VolumeTrend.New,
                VolumeTrend.Down,
            ],
            figures.Partners.Select(partner => partner.Counts.Trend)
        );
        Assert.Equal(
            [-.75, -.8, -1d / 3, 1d / 11, -1, .5, 1],
            figures.Partners.Select(partner => partner.Counts.Balance)
        );
        Assert.Equal(
            (40, 21, 35, 18),
            (figures.Totals.Received, figures.Totals.Converted, figures.Totals.Decided, figures.Totals.Sent)
        );
        Assert.Equal((4, 1, .6), (figures.Totals.Fresh, figures.Totals.OwnCapacity, figures.Totals.Rate));
    }

    [Fact]
    public void Exactly_thirty_days_before_counts_as_stale_and_a_day_less_as_fresh()
    {
        var day = new DateOnly(2026, 9, 5);

        Assert.Equal(1, CountsOf(Referral(day, [])).Stale);
        Assert.Equal(1, CountsOf(Referral(day.AddDays(1), [])).Fresh);
    }

    [Fact]
    public void Entered_in_error_and_duplicates_leave_the_count()
    {
        var undone = Referral(new(2026, 8, 3), [Step(ReferralState.EnteredInError, new(2026, 11, 1))]);
        var twice = Referral(
            new(2026, 8, 3),
            [Step(ReferralState.Declined, new(2026, 8, 4), ReferralReason.Duplicate)]
        );

        Assert.Equal(0, CountsOf(undone).Received);
        Assert.Equal(0, CountsOf(twice).Received);
    }

    [Fact]
    public void What_happened_after_the_scoring_instant_is_ignored()
    {
        var later = Referral(new(2026, 8, 3), [Step(ReferralState.Attended, new(2026, 10, 6))]);
        var sameDay = Referral(
            new(2026, 8, 3),
            [Step(ReferralState.Attended, new(2026, 10, 5), at: ScoredAt.AddMinutes(1))]
        );
        var inTime = Referral(new(2026, 8, 3), [Step(ReferralState.Attended, new(2026, 10, 5), at: ScoredAt)]);

        Assert.Equal((0, 1), (CountsOf(later).Converted, CountsOf(later).Stale));
        Assert.Equal((0, 1), (CountsOf(sameDay).Converted, CountsOf(sameDay).Stale));
        Assert.Equal((1, 0), (CountsOf(inTime).Converted, CountsOf(inTime).Stale));
    }

    [Fact]
    public void Once_attended_it_stays_converted_and_our_own_reasons_count_apart()
    {
        var finished = Referral(
            new(2026, 7, 2),
            [
                Step(ReferralState.Attended, new(2026, 7, 9)),
                Step(ReferralState.Completed, new(2026, 8, 1), ReferralReason.EndedEarly),
            ]
        );
        var full = Referral(
            new(2026, 7, 2),
            [Step(ReferralState.Declined, new(2026, 7, 3), ReferralReason.NoCapacity)]
        );
        var reopened = Referral(
            new(2026, 7, 2),
            [
                Step(ReferralState.Declined, new(2026, 7, 3), ReferralReason.NoCapacity),
                Step(ReferralState.Contacting, new(2026, 7, 20)),
            ]
        );

        Assert.Equal(1, CountsOf(finished).Converted);
        Assert.Equal((1, 0), (CountsOf(full).OwnCapacity, CountsOf(full).Decided));
        Assert.Equal(1, CountsOf(reopened).Stale);
    }

    [Fact]
    public void A_thank_you_counts_from_its_day_on()
    {
        var referral = Referral(new(2026, 9, 30), []);

        Assert.Equal(1, CountsOf(referral with { ThankedOn = new DateOnly(2026, 10, 5) }).Thanked);
        Assert.Equal(0, CountsOf(referral with { ThankedOn = new DateOnly(2026, 10, 6) }).Thanked);
        Assert.Equal(0, CountsOf(referral).Thanked);
    }

    [Theory]
    [InlineData(0, 0, VolumeTrend.None)]
    [InlineData(1, 0, VolumeTrend.New)]
    [InlineData(9, 4, VolumeTrend.Up)]
    [InlineData(8, 15, VolumeTrend.Down)]
    [InlineData(14, 12, VolumeTrend.Steady)]
    public void An_arrow_needs_more_than_chance(int now, int before, VolumeTrend trend) =>
        Assert.Equal(trend, ScorecardFigures.TrendOf(now, before));

    private ScoredCounts CountsOf(ScoredReferral referral)
    {
        var partner = new ScoredPartner(referral.PartnerId, 1, "Harbor", PartnerCategory.Medical);
        return Assert.Single(ScorecardFigures.From(Input([partner], [referral])).Partners).Counts;
    }

    private ScorecardInput ExampleInput()
    {
        var partners = Example
            .Select(
                (row, index) =>
                    new ScoredPartner(Id<Partner>.New(_given.Clock), index + 1, row.Name, PartnerCategory.Other)
            )
            .ToList();
        return Input(
            partners,
            [.. partners.Zip(Example, (partner, row) => ReferralsOf(partner.Id, row.Counts)).SelectMany(all => all)]
        );
    }

    private ScorecardInput Input(IReadOnlyList<ScoredPartner> partners, IReadOnlyList<ScoredReferral> referrals) =>
        new()
        {
            Quarter = Quarter.Of(new DateOnly(2026, 7, 1), 1),
            AsOf = ScoredAt,
            Calendar = _given.Calendar,
            Partners = partners,
            Referrals = referrals,
        };

    private IEnumerable<ScoredReferral> ReferralsOf(Id<Partner> partner, int[] counts)
    {
        ScoredReferral[] kinds =
        [
            Referral(new(2026, 7, 1), [Step(ReferralState.Attended, new(2026, 7, 9))]),
            Referral(new(2026, 7, 1), [Step(ReferralState.Lapsed, new(2026, 9, 9), ReferralReason.NoActivity)]),
            Referral(new(2026, 7, 1), [Step(ReferralState.Declined, new(2026, 7, 2), ReferralReason.NoCapacity)]),
            Referral(new(2026, 9, 5), []),
            Referral(new(2026, 9, 30), []),
            Referral(new(2026, 6, 30), []),
            Referral(new(2026, 8, 1), []) with
            {
                Direction = ReferralDirection.Sent,
            },
        ];
        return kinds
            .Zip(counts, (kind, count) => Enumerable.Repeat(kind with { PartnerId = partner }, count))
            .SelectMany(all => all);
    }

    private ScoredReferral Referral(DateOnly on, IEnumerable<ScoredStep> steps) =>
        new()
        {
            PartnerId = Id<Partner>.New(_given.Clock),
            Direction = ReferralDirection.Received,
            ReceivedOn = on,
            Steps = [Step(ReferralState.Requested, on), .. steps],
        };

    private ScoredStep Step(ReferralState to, DateOnly on, ReferralReason? reason = null, DateTimeOffset? at = null) =>
        new(to, on, at ?? _given.Calendar.At(on, new TimeOnly(9, 0)), reason);
}
