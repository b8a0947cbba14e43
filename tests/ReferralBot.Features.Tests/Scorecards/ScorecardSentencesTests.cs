using ReferralBot.Features.Domain;
using ReferralBot.Features.Scorecards;
using Xunit;

namespace ReferralBot.Features.Tests.Scorecards;

public sealed class ScorecardSentencesTests
{
    [Fact]
    public void A_quarter_without_referrals_is_named() =>
        Assert.Equal(["No referrals were received in Q3."], Say(("Harbor", new ScoredCounts { Sent = 3 })));

    [Fact]
    public void Nothing_more_is_said_where_nothing_is_fresh_or_refused() =>
        Assert.Equal(
            ["3 of 6 decided referrals started (50 %)."],
            Say(("Harbor", new ScoredCounts { Converted = 3, Closed = 3 }))
        );

    [Fact]
    public void One_is_too_fresh() =>
        Assert.Equal(
            ["1 of 5 decided referrals started (20 %); 1 more is too fresh to judge."],
            Say(
                (
                    "Harbor",
                    new ScoredCounts
                    {
                        Converted = 1,
                        Stale = 4,
                        Fresh = 1,
                    }
                )
            )
        );

    [Theory]
    [InlineData(4, "2 of 4 decided referrals started.")]
    [InlineData(5, "2 of 5 decided referrals started (40 %).")]
    public void There_is_no_percentage_of_fewer_than_five(int decided, string sentence) =>
        Assert.Equal([sentence], Say(("Harbor", new ScoredCounts { Converted = 2, Closed = decided - 2 })));

    [Fact]
    public void Before_anything_is_decided_there_is_no_rate()
    {
        var counts = new ScoredCounts { Fresh = 3, OwnCapacity = 1 };

        Assert.Equal(
            ["No referral is decided yet; 3 are too fresh to judge and 1 we could not take."],
            Say(("Harbor", counts))
        );
        Assert.Equal("4 received, none decided yet · 0 sent", ScorecardSentences.Headline(counts));
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    public void The_spread_of_sources_is_said_from_ten_referrals_on(int received, int sentences) =>
        Assert.Equal(
            sentences,
            Say(("Harbor", new ScoredCounts { Converted = 5 }), ("Oak", new ScoredCounts { Closed = received - 5 }))
                .Count(sentence => sentence.Contains("come from one source", StringComparison.Ordinal))
        );

    [Fact]
    public void One_source_alone_has_no_mix() =>
        Assert.Contains(
            "100 % of referrals come from one source.",
            Say(("Harbor", new ScoredCounts { Converted = 12 }))
        );

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_partner_went_quiet_only_if_that_is_more_than_chance(int before, bool isSaid) =>
        Assert.Equal(
            isSaid,
            Say(("Ames Psychotherapy", new ScoredCounts { PreviousReceived = before }))
                .Contains($"Ames went from {before} to 0.")
        );

    [Fact]
    public void Two_partners_of_one_short_name_are_told_apart() =>
        Assert.Contains(
            "Ames Law went from 5 to 0.",
            Say(
                ("Ames Psychotherapy", new ScoredCounts { Converted = 1 }),
                ("Ames Law Group", new ScoredCounts { PreviousReceived = 5 })
            )
        );

    private static IReadOnlyList<string> Say(params (string Name, ScoredCounts Counts)[] rows) =>
        ScorecardSentences.Of(
            new ScorecardFigures
            {
                Quarter = Quarter.Of(new DateOnly(2026, 7, 1), 1),
                ScoredAt = WorkedExample.ScoredAt,
                Partners =
                [
                    .. rows.Select(
                        (row, index) =>
                            new PartnerFigures(
                                new ScoredPartner(
                                    Id<Partner>.New(TimeProvider.System),
                                    index + 1,
                                    row.Name,
                                    PartnerCategory.Medical
                                ),
                                row.Counts
                            )
                    ),
                ],
                Totals = rows.Aggregate(new ScoredCounts(), (sum, row) => sum + row.Counts),
            }
        );
}
