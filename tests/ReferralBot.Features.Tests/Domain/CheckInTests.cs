using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class CheckInTests
{
    private readonly Given _given = new();

    [Fact]
    public void Any_touch_starts_the_clock_again_but_our_own_news_do_not()
    {
        var partner = _given.Partner();
        Given.Kept(Log(partner, TouchKind.PracticeUpdate));
        Assert.Null(partner.LastTouchOn);

        Given.Kept(Log(partner, TouchKind.Email));

        Assert.Equal((_given.Today, _given.Today.AddDays(60)), (partner.LastTouchOn, partner.NextDueOn));
    }

    [Fact]
    public void A_touch_that_is_logged_late_does_not_turn_the_clock_back()
    {
        var partner = _given.Partner();
        partner.Touched(_given.Today, Cadences.Default);
        partner.Touched(_given.Today.AddDays(-9), Cadences.Default);

        Assert.Equal(_given.Today, partner.LastTouchOn);
    }

    [Fact]
    public void A_skip_keeps_the_last_touch_and_comes_back_one_cadence_later()
    {
        var partner = _given.Partner();
        partner.Touched(new DateOnly(2026, 7, 10), Cadences.Default); // regular: due on 8 September
        var checkIn = CheckIn.Of(partner, _given.Clock);

        Given.Kept(checkIn.Skip(partner, SkipReason.PartnerAway, Cadences.Default, _given.Today, _given.BySam));

        Assert.Equal(new DateOnly(2026, 7, 10), partner.LastTouchOn);
        Assert.Equal((new DateOnly(2026, 11, 7), SkipReason.PartnerAway), (partner.NextDueOn, checkIn.SkipReason));
        Given.Kept(partner.Change(partner.Details() with { Profession = "physio" }, Cadences.Default));
        Assert.Equal(new DateOnly(2026, 11, 7), partner.NextDueOn);
        partner.Touched(_given.Today, Cadences.Default);
        Assert.Equal(new DateOnly(2026, 10, 31), partner.NextDueOn);
    }

    [Fact]
    public void A_snooze_ends_after_today()
    {
        var checkIn = CheckIn.Of(_given.Partner(), _given.Clock);

        Assert.Contains(
            "after today",
            Given.Refused(checkIn.Snooze(_given.Today, _given.Today, _given.BySam)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            _given.Today.AddDays(7),
            Given.Kept(checkIn.Snooze(_given.Today.AddDays(7), _given.Today, _given.BySam)).SnoozedUntil
        );
    }

    [Fact]
    public void Prospects_have_no_check_in_and_new_partners_are_spread_over_a_fortnight()
    {
        Assert.Null(_given.Partner(stage: PartnerStage.Prospect).NextDueOn);

        var days = Enumerable.Range(0, 300).Select(_ => _given.Partner().NextDueOn!.Value).GroupBy(day => day).ToList();

        Assert.Equal(14, days.Count);
        Assert.All(days, day => Assert.InRange(day.Key, _given.Today.AddDays(60), _given.Today.AddDays(73)));
    }

    [Fact]
    public void A_fixed_tier_does_not_follow()
    {
        var partner = _given.Partner();
        Given.Kept(partner.Change(partner.Details() with { FixedTier = PartnerTier.Resting }, Cadences.Default));

        partner.FollowReferrals(new ReferralTraffic(9, 9), _given.Today, Cadences.Default);

        Assert.Equal(PartnerTier.Resting, partner.Tier);
    }

    private Result<Touch> Log(Partner partner, TouchKind kind) =>
        Touch.Log(
            new TouchEntry
            {
                Partner = partner,
                Kind = kind,
                On = _given.Today,
            },
            _given.BySam,
            Cadences.Default,
            _given.Today
        );
}
