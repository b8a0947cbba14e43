using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class TouchAndThanksTests
{
    private readonly Given _given = new();

    [Fact]
    public void There_are_exactly_fifteen_kinds_and_a_slip_finds_the_one_that_was_meant()
    {
        Assert.Equal(15, TouchKinds.List.All.Count);
        Assert.Equal(Enum.GetValues<TouchKind>().Length, TouchKinds.List.All.Count);
        Assert.Equal("coffee", TouchKinds.List.Closest("cofee")?.Code);
        Assert.Null(TouchKinds.List.Closest("golf"));
        Assert.True(TouchKinds.List.TryParse("Office Visit", out var kind) && kind == TouchKind.OfficeVisit);
    }

    [Theory]
    [InlineData(TouchKind.Call, null)]
    [InlineData(TouchKind.Casual, 0)]
    [InlineData(TouchKind.Email, 961)]
    public void Live_kinds_need_minutes_and_minutes_have_limits(TouchKind kind, int? minutes) =>
        Assert.Equal("Between 1 and 960 minutes.", Given.Refused(Log(Touched(kind) with { Minutes = minutes })));

    [Fact]
    public void An_email_needs_no_minutes() => Assert.Null(Given.Kept(Log(Touched(TouchKind.Email))).Minutes);

    [Fact]
    public void A_follow_up_needs_a_day_from_today_on()
    {
        var entry = Touched(TouchKind.Email);

        Assert.Equal(
            "Give the follow-up a date.",
            Given.Refused(Log(entry with { FollowUp = new("Send the flyer", null, null) }))
        );
        Assert.Contains(
            "today or later",
            Given.Refused(Log(entry with { FollowUp = new("Send", _given.Today.AddDays(-1), null) })),
            StringComparison.Ordinal
        );
        Assert.Equal(
            _given.Sam.Id,
            Given.Kept(Log(entry with { FollowUp = new("Send", _given.Today, null) })).FollowUpOwnerId
        );
    }

    [Fact]
    public void Only_people_of_that_partner_can_have_been_there()
    {
        var stranger = Given.Kept(Contact.Add(_given.Partner("Harbor"), "Dr. Lee", "Pediatrician", _given.Clock));

        Assert.Contains(
            "works at Northside",
            Given.Refused(Log(Touched(TouchKind.Email) with { With = [stranger] })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Thanks_are_only_for_referrals_that_came_from_that_partner()
    {
        var referral = _given.Referral();
        var entry = new ThankYouEntry
        {
            Partner = _given.Partner("Harbor"),
            Referrals = [referral],
            How = ThanksBy.Note,
            On = _given.Today,
        };

        Assert.Contains(
            "not Harbor",
            Given.Refused(ThankYou.Log(entry, _given.BySam, _given.Today)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "R-31 came from Harbor, not Northside.",
            ThankYou.CameFromAnother("R-31", "Harbor", "Northside").Message
        );
    }

    [Fact]
    public void Thanks_name_each_referral_once_and_can_be_taken_back_once()
    {
        var source = _given.Entry();
        var referral = Given.Kept(Referral.Log(_given.Practice, source, _given.BySam));
        var entry = new ThankYouEntry
        {
            Partner = source.Partner!,
            Referrals = [referral, referral],
            How = ThanksBy.Call,
            On = _given.Today,
        };

        var thanks = Given.Kept(ThankYou.Log(entry, _given.BySam, _given.Today));

        Assert.Equal(referral.Id, Assert.Single(thanks.Referrals).ReferralId);
        Given.Kept(thanks.Undo(_given.BySam));
        Assert.Equal("This thank-you was taken back already.", Given.Refused(thanks.Undo(_given.BySam)));
    }

    [Fact]
    public void A_contact_needs_a_name_and_a_role() =>
        Assert.Equal(
            "A contact needs a name and a role.",
            Given.Refused(Contact.Add(_given.Partner(), "Dr. Lee", " ", _given.Clock))
        );

    private TouchEntry Touched(TouchKind kind) =>
        new()
        {
            Partner = _given.Partner(),
            Kind = kind,
            On = _given.Today,
        };

    private Result<Touch> Log(TouchEntry entry) => Touch.Log(entry, _given.BySam, Cadences.Default, _given.Today);
}
