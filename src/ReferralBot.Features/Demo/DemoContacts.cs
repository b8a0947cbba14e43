using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Demo;

/// <summary>Invents how the demo practice keeps up with its partners: touches, and thanks for what came.</summary>
internal sealed class DemoContacts(Practice practice, DemoStaff staff, DemoDays days)
{
    private const int DaysBetweenTouches = 34;

    private static readonly TouchKind[] Kinds =
    [
        TouchKind.Call,
        TouchKind.Email,
        TouchKind.Coffee,
        TouchKind.Meeting,
        TouchKind.Message,
        TouchKind.Casual,
        TouchKind.OfficeVisit,
    ];

    private static readonly ThanksBy[] Ways = [ThanksBy.Note, ThanksBy.Email, ThanksBy.Call, ThanksBy.Message];

    /// <summary>The touches of a year with a partner, the oldest first.</summary>
    public IEnumerable<Touch> Touches(DemoPartner habits, Partner partner, Contact contact, int index)
    {
        var dice = new Dice((ulong)(50_000 + index));
        var last = Working(days.Today.AddDays(-habits.LastTouchDaysAgo));
        var first = last.AddDays(-DaysBetweenTouches * dice.Between(5, 9));
        for (var day = first; day < last.AddDays(-14); day = day.AddDays(DaysBetweenTouches + dice.Below(9)))
        {
            yield return Log(partner, contact, Working(day), dice.Of(Kinds), dice);
        }

        yield return Log(partner, contact, last, index % 2 == 0 ? TouchKind.Call : TouchKind.Email, dice);
    }

    /// <summary>Thanks for most of the referrals that came, a few days later.</summary>
    public IEnumerable<ThankYou> Thanks(
        IEnumerable<Referral> referrals,
        IReadOnlyDictionary<Id<Partner>, Partner> partners
    )
    {
        var dice = new Dice(70_000);
        foreach (var referral in referrals.Where(referral => referral.Direction == ReferralDirection.Received))
        {
            var (isThanked, after, how) = (dice.InHundred(86), dice.Between(2, 6), dice.Of(Ways));
            if (isThanked && days.WorkingDay(referral.ReceivedOn.AddDays(after)) is { } day)
            {
                var entry = new ThankYouEntry
                {
                    Partner = partners[referral.PartnerId!.Value],
                    Referrals = [referral],
                    How = how,
                    On = day,
                };
                yield return Made.By(ThankYou.Log(entry, days.By(staff.At(1), day, minutesAfterTen: 45), day));
            }
        }
    }

    // A day before today may fall on a weekend or a holiday: then the working day before it.
    private DateOnly Working(DateOnly day)
    {
        while (!days.Calendar.IsBusinessDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private Touch Log(Partner partner, Contact contact, DateOnly day, TouchKind kind, Dice dice)
    {
        var entry = new TouchEntry
        {
            Partner = partner,
            With = [contact],
            Kind = kind,
            Minutes = kind.IsLive() ? dice.Between(2, 12) * 5 : null,
            StartedBy = dice.InHundred(70) ? StartedBy.Us : StartedBy.Them,
            On = day,
        };
        var by = days.By(staff.At(dice.Below(3)), day, minutesAfterTen: 90);
        return Made.By(Touch.Log(entry, by, practice.Cadences, day));
    }
}
