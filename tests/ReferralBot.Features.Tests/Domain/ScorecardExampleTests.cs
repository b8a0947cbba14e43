using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ScorecardExampleTests
{
    private readonly GivenScorecard _given = new();

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

    private ScorecardInput ExampleInput()
    {
        var partners = Example
            .Select((row, index) => new ScoredPartner(_given.Partner(), index + 1, row.Name, PartnerCategory.Other))
            .ToList();
        return _given.Input(
            partners,
            [.. partners.Zip(Example, (partner, row) => ReferralsOf(partner.Id, row.Counts)).SelectMany(all => all)]
        );
    }

    private IEnumerable<ScoredReferral> ReferralsOf(Id<Partner> partner, int[] counts)
    {
        ScoredReferral[] kinds =
        [
            _given.Referral(new(2026, 7, 1), [_given.Step(ReferralState.Attended, new(2026, 7, 9))]),
            _given.Referral(
                new(2026, 7, 1),
                [_given.Step(ReferralState.Lapsed, new(2026, 9, 9), ReferralReason.NoActivity)]
            ),
            _given.Referral(
                new(2026, 7, 1),
                [_given.Step(ReferralState.Declined, new(2026, 7, 2), ReferralReason.NoCapacity)]
            ),
            _given.Referral(new(2026, 9, 5), []),
            _given.Referral(new(2026, 9, 30), []),
            _given.Referral(new(2026, 6, 30), []),
            _given.Referral(new(2026, 8, 1), []) with
            {
                Direction = ReferralDirection.Sent,
            },
        ];
        return kinds
            .Zip(counts, (kind, count) => Enumerable.Repeat(kind with { PartnerId = partner }, count))
            .SelectMany(all => all);
    }
}
