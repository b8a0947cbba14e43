using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class CheckInClockTests
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
    public void At_thirty_days_nobody_passes_forty_five_unseen_however_far_apart_the_messages_are() =>
        Gen.Int[0, 3_650]
            .Sample(offset =>
            {
                var touched = new DateOnly(2026, 1, 1).AddDays(offset);
                var month = Month.Of(touched).Next;
                while (StandingInMessage(Active(touched), month) == CheckInStanding.NotDue)
                {
                    month = month.Next;
                }

                return StandingInMessage(Active(touched), month) == CheckInStanding.Due;
            });

    [Fact]
    public void A_skip_is_not_called_back_by_the_limit()
    {
        var skipped = Active(new(2026, 7, 20)) with { NextDueOn = new DateOnly(2026, 10, 1) };

        Assert.Equal(CheckInStanding.NotDue, StandingInMessage(skipped, new Month(2026, 9)));
    }

    private CheckInStanding StandingInMessage(CheckInSubject subject, Month month) =>
        CheckInClock.StandingOf(subject, Cadences.Default, Nudge(month), Nudge(month.Next));

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
}
