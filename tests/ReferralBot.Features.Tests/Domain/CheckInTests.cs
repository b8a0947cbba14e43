using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class CheckInTests
{
    private readonly Given _given = new();

    [Fact]
    public void Somebody_touched_a_week_before_the_nudge_is_not_in_it()
    {
        Assert.Equal(CheckInStanding.NotDue, Standing(Active(new(2026, 8, 25))));
        Assert.Equal(CheckInStanding.Due, Standing(Active(new(2026, 8, 17)))); // due on 16 September, 15 days ahead
        Assert.Equal(CheckInStanding.NotDue, Standing(Active(new(2026, 8, 18))));
    }

    [Fact]
    public void It_is_late_after_the_second_limit_not_on_it()
    {
        Assert.Equal(CheckInStanding.Due, Standing(Active(new(2026, 7, 18)))); // 45 days
        Assert.Equal(CheckInStanding.Late, Standing(Active(new(2026, 7, 17)))); // 46 days
    }

    [Fact]
    public void Prospects_ended_archived_paused_and_snoozed_partners_are_left_out()
    {
        var late = Active(new(2026, 7, 1));
        CheckInSubject[] out_ =
        [
            late with
            {
                Stage = PartnerStage.Prospect,
            },
            late with
            {
                Stage = PartnerStage.Ended,
            },
            late with
            {
                IsArchived = true,
            },
            late with
            {
                PausedUntil = new DateOnly(2026, 9, 2),
            },
            late with
            {
                SnoozedUntil = new DateOnly(2026, 9, 2),
            },
        ];

        Assert.All(out_, subject => Assert.Equal(CheckInStanding.NotAsked, Standing(subject)));
        Assert.Equal(CheckInStanding.Late, Standing(late with { SnoozedUntil = new DateOnly(2026, 9, 1) }));
    }

    [Fact]
    public void The_list_has_the_late_ones_first_and_then_the_earliest_due()
    {
        var (soon, later, late) = (Active(new(2026, 8, 10)), Active(new(2026, 8, 14)), Active(new(2026, 7, 17)));

        Assert.Equal([late, soon, later], CheckInClock.ListFor([later, soon, late], Cadences.Default, _given.Today));
    }

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
    public void The_spread_of_a_partner_is_the_same_on_every_machine() =>
        Assert.Equal(13, CheckInClock.SpreadOf(new Id<Partner>(new Guid("0199f000-0000-7000-8000-000000000005"))));

    [Theory]
    [InlineData(3, 3, 400, PartnerTier.Active)]
    [InlineData(2, 2, 400, PartnerTier.Regular)]
    [InlineData(0, 1, 400, PartnerTier.Regular)]
    [InlineData(0, 0, 180, PartnerTier.Resting)]
    [InlineData(0, 0, 179, PartnerTier.Regular)]
    public void The_tier_follows_the_referrals(int last90, int last180, int daysKnown, PartnerTier tier)
    {
        var traffic = new ReferralTraffic(last90, last180);

        Assert.Equal(
            tier,
            CheckInClock.AutomaticTier(PartnerStage.Active, traffic, _given.Today.AddDays(-daysKnown), _given.Today)
        );
    }

    [Fact]
    public void A_fixed_tier_does_not_follow()
    {
        var partner = _given.Partner();
        Given.Kept(partner.Change(partner.Details() with { FixedTier = PartnerTier.Resting }, Cadences.Default));

        partner.FollowReferrals(new ReferralTraffic(9, 9), _given.Today, Cadences.Default);

        Assert.Equal(PartnerTier.Resting, partner.Tier);
    }

    [Fact]
    public void At_thirty_days_nobody_passes_forty_five_unseen_while_nudges_are_a_month_apart() =>
        Gen.Int[0, 364]
            .Sample(offset =>
            {
                var touched = new DateOnly(2026, 1, 1).AddDays(offset);
                var month = Month.Of(touched).Next;
                while (Standing(Active(touched), Nudge(month)) == CheckInStanding.NotDue)
                {
                    month = month.Next;
                }

                // over a weekend or holidays two nudges can be 32 to 34 days apart
                var isLongMonth = Nudge(month).DayNumber - Nudge(month.Previous).DayNumber > 31;
                return isLongMonth || Standing(Active(touched), Nudge(month)) == CheckInStanding.Due;
            });

    private DateOnly Nudge(Month month) => MessageSchedule.CheckInOf(month, _given.Calendar)!.Day;

    private CheckInStanding Standing(CheckInSubject subject, DateOnly? on = null) =>
        CheckInClock.StandingOf(subject, Cadences.Default, on ?? _given.Today);

    private CheckInSubject Active(DateOnly lastTouchOn) =>
        new()
        {
            PartnerId = Id<Partner>.New(_given.Clock),
            Tier = PartnerTier.Active,
            AddedOn = new DateOnly(2026, 1, 1),
            LastTouchOn = lastTouchOn,
            NextDueOn = lastTouchOn.AddDays(30),
        };

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
