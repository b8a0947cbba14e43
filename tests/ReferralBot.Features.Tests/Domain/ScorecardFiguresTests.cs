using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ScorecardFiguresTests
{
    private readonly GivenScorecard _given = new();

    [Fact]
    public void Exactly_thirty_days_before_counts_as_stale_and_a_day_less_as_fresh()
    {
        var day = new DateOnly(2026, 9, 5);

        Assert.Equal(1, CountsOf(_given.Referral(day, [])).Stale);
        Assert.Equal(1, CountsOf(_given.Referral(day.AddDays(1), [])).Fresh);
    }

    [Fact]
    public void Entered_in_error_and_duplicates_leave_the_count()
    {
        var undone = _given.Referral(new(2026, 8, 3), [_given.Step(ReferralState.EnteredInError, new(2026, 11, 1))]);
        var twice = _given.Referral(
            new(2026, 8, 3),
            [_given.Step(ReferralState.Declined, new(2026, 8, 4), ReferralReason.Duplicate)]
        );

        Assert.Equal(0, CountsOf(undone).Received);
        Assert.Equal(0, CountsOf(twice).Received);
    }

    [Fact]
    public void What_happened_after_the_scoring_instant_is_ignored()
    {
        var later = _given.Referral(new(2026, 8, 3), [_given.Step(ReferralState.Attended, new(2026, 10, 6))]);
        var sameDay = _given.Referral(
            new(2026, 8, 3),
            [_given.Step(ReferralState.Attended, new(2026, 10, 5), at: GivenScorecard.ScoredAt.AddMinutes(1))]
        );
        var inTime = _given.Referral(
            new(2026, 8, 3),
            [_given.Step(ReferralState.Attended, new(2026, 10, 5), at: GivenScorecard.ScoredAt)]
        );

        Assert.Equal((0, 1), (CountsOf(later).Converted, CountsOf(later).Stale));
        Assert.Equal((0, 1), (CountsOf(sameDay).Converted, CountsOf(sameDay).Stale));
        Assert.Equal((1, 0), (CountsOf(inTime).Converted, CountsOf(inTime).Stale));
    }

    [Fact]
    public void Once_attended_it_stays_converted_and_our_own_reasons_count_apart()
    {
        var finished = _given.Referral(
            new(2026, 7, 2),
            [
                _given.Step(ReferralState.Attended, new(2026, 7, 9)),
                _given.Step(ReferralState.Completed, new(2026, 8, 1), ReferralReason.EndedEarly),
            ]
        );
        var full = _given.Referral(
            new(2026, 7, 2),
            [_given.Step(ReferralState.Declined, new(2026, 7, 3), ReferralReason.NoCapacity)]
        );
        var reopened = _given.Referral(
            new(2026, 7, 2),
            [
                _given.Step(ReferralState.Declined, new(2026, 7, 3), ReferralReason.NoCapacity),
                _given.Step(ReferralState.Contacting, new(2026, 7, 20)),
            ]
        );

        Assert.Equal(1, CountsOf(finished).Converted);
        Assert.Equal((1, 0), (CountsOf(full).OwnCapacity, CountsOf(full).Decided));
        Assert.Equal(1, CountsOf(reopened).Stale);
    }

    [Fact]
    public void A_thank_you_counts_from_its_day_on()
    {
        var referral = _given.Referral(new(2026, 9, 30), []);

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
        return Assert.Single(ScorecardFigures.From(_given.Input([partner], [referral])).Partners).Counts;
    }
}
