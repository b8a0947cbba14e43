using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ReferralTests
{
    private readonly Given _given = new(new DateOnly(2026, 9, 7));

    [Fact]
    public void A_new_referral_is_requested_and_asks_to_tell_the_sender_by_the_end_of_the_next_business_day()
    {
        var referral = _given.Referral();

        Assert.Equal(ReferralState.Requested, referral.State);
        Assert.Equal("Tell the sender it arrived", referral.NextAction);
        Assert.Equal(new DateTimeOffset(2026, 9, 2, 21, 0, 0, TimeSpan.Zero), referral.DueAt);
    }

    [Fact]
    public void An_urgent_one_is_due_after_four_business_hours()
    {
        _given.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 4, 20, 0, 0, TimeSpan.Zero)); // Friday 16:00, Monday is a holiday

        var referral = Given.Kept(
            Referral.Log(_given.Practice, _given.Entry() with { Urgency = Urgency.Urgent }, _given.BySam)
        );

        Assert.Equal(new DateTimeOffset(2026, 9, 8, 16, 0, 0, TimeSpan.Zero), referral.DueAt);
    }

    [Fact]
    public void A_date_in_the_future_is_refused_in_the_practices_own_zone()
    {
        _given.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 2, 2, 0, 0, TimeSpan.Zero)); // still 1 September in New York

        var entry = _given.Entry() with { On = new DateOnly(2026, 9, 2) };

        Assert.Equal(
            "The date cannot be in the future.",
            Given.Refused(Referral.Log(_given.Practice, entry, _given.BySam))
        );
    }

    [Fact]
    public void What_is_older_than_a_year_is_for_the_import()
    {
        var old = _given.Entry() with { On = _given.Today.AddDays(-366) };
        var young = _given.Entry() with { On = _given.Today.AddDays(-365) };

        Assert.Equal(
            "Older than a year – use import.",
            Given.Refused(Referral.Log(_given.Practice, old, _given.BySam))
        );
        Given.Kept(Referral.Log(_given.Practice, young, _given.BySam));
    }

    [Fact]
    public void Only_an_internal_referral_has_no_partner_and_it_needs_two_colleagues()
    {
        var entry = _given.Entry() with { Partner = null };
        var inside = entry with { Direction = ReferralDirection.Internal, FromMemberId = _given.Sam.Id };

        Assert.Equal(
            "Choose who sent this, or add them.",
            Given.Refused(Referral.Log(_given.Practice, entry, _given.BySam))
        );
        Assert.Contains(
            "two colleagues",
            Given.Refused(Referral.Log(_given.Practice, inside, _given.BySam)),
            StringComparison.Ordinal
        );
        Given.Kept(
            Referral.Log(_given.Practice, inside with { ToMemberId = Id<Member>.New(_given.Clock) }, _given.BySam)
        );
    }

    [Fact]
    public void A_colleague_cannot_undo_it_its_author_can_for_ten_minutes_and_an_owner_always()
    {
        var (first, second) = (_given.Referral(), _given.Referral());
        var colleague = new Entry(new Actor(Id<Member>.New(_given.Clock), Role.Coordinator), _given.Clock.GetUtcNow());
        Assert.Equal(
            "Only whoever logged it, or an owner, can take it back.",
            Given.Refused(first.Undo(colleague, _given.Calendar))
        );

        _given.Clock.Advance(TimeSpan.FromMinutes(10));
        Given.Kept(first.Undo(_given.BySam, _given.Calendar));
        _given.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            "The 10 minutes to undo are over. An owner can still take it back.",
            Given.Refused(second.Undo(_given.BySam, _given.Calendar))
        );
        Assert.Equal(ReferralState.EnteredInError, Given.Kept(second.Undo(_given.ByOwner, _given.Calendar)).State);
        Assert.Equal(
            "This referral was taken back already.",
            Given.Refused(first.Undo(_given.ByOwner, _given.Calendar))
        );
    }

    [Fact]
    public void About_a_sent_one_we_ask_after_7_days_and_then_every_30_three_times_in_all()
    {
        var referral = _given.Referral(ReferralDirection.Sent);
        var due = new List<DateOnly?>();
        while (referral.DueAt is { } at)
        {
            due.Add(_given.Calendar.Today(at));
            _given.Clock.SetUtcNow(at);
            Given.Kept(referral.Ask(_given.BySam, _given.Calendar));
        }

        Assert.Equal([new(2026, 9, 8), new(2026, 10, 8), new(2026, 11, 7)], due);
        Assert.Null(referral.NextAction);
    }

    [Fact]
    public void What_became_of_a_sent_one_is_as_told_by_the_partner()
    {
        var referral = _given.Referral(ReferralDirection.Sent);
        Given.Kept(_given.Moves(referral, ReferralState.Attended));

        Assert.False(referral.Steps[0].AsToldByPartner);
        Assert.True(referral.Steps[^1].AsToldByPartner);
    }

    [Fact]
    public void The_visit_is_confirmed_on_the_business_day_after_it()
    {
        var referral = _given.Referral();
        var move = new ReferralMove(ReferralState.Scheduled, _given.Today, VisitOn: new DateOnly(2026, 9, 4));

        Given.Kept(referral.Move(move, _given.BySam, _given.Calendar));

        Assert.Equal(new DateOnly(2026, 9, 8), _given.Calendar.Today(referral.DueAt!.Value)); // after the weekend and a holiday
    }
}
