using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Demo;

/// <summary>Invents the referrals of a year, and how each went.</summary>
internal sealed class DemoReferrals(Practice practice, DemoStaff staff, DemoDays days)
{
    // Crockford's base 32, as client codes are written.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly string[] Services =
    [
        "Anxiety",
        "Trauma",
        "Couples counseling",
        "Parent coaching",
        "Teen therapy",
        "Sleep",
        "Divorce recovery",
    ];

    private static readonly ReferralReason[] OursToDecline = [ReferralReason.NoCapacity, ReferralReason.OutOfScope];

    private static readonly ReferralReason[] TheirsToCancel =
    [
        ReferralReason.ClientDeclined,
        ReferralReason.ClientChoseOther,
    ];

    /// <summary>The referrals of all months with these partners, the oldest first.</summary>
    public IReadOnlyList<Referral> Invent(IReadOnlyList<(DemoPartner Habits, Partner Partner)> partners)
    {
        var planned = new List<Plan>();
        foreach (var (month, age) in days.Past().Select((month, age) => (month, age)))
        {
            for (var index = 0; index < partners.Count; index++)
            {
                // Thrown by the month's place in the history, so that every month tells the same story.
                var (habits, partner) = partners[index];
                var seed = (ulong)((age * 100_000) + (index * 1_000));
                planned.AddRange(
                    Of(month, seed, new(ReferralDirection.Received, habits.Received, habits.Starts), partner)
                );
                planned.AddRange(
                    Of(month, seed + 500, new(ReferralDirection.Sent, habits.Sent, habits.Starts), partner)
                );
            }

            planned.Add(Internal(month, new Dice((ulong)((age * 100_000) + 99_000))));
        }

        return [.. planned.Where(plan => plan.Entry.On <= days.Today).OrderBy(plan => plan.Entry.On).Select(Log)];
    }

    private IEnumerable<Plan> Of(Month month, ulong seed, Flow flow, Partner partner)
    {
        for (var count = new Dice(seed).Around(flow.InQuarter / 3); count > 0; count--)
        {
            var dice = new Dice(seed + (ulong)count);
            yield return new Plan(Entry(flow.Direction, month, dice) with { Partner = partner }, flow.Starts, dice);
        }
    }

    private Plan Internal(Month month, Dice dice)
    {
        var (from, to) = (staff.At(dice.Below(2)), staff.At(2));
        var entry = Entry(ReferralDirection.Internal, month, dice) with
        {
            FromMemberId = from.Id,
            ToMemberId = to.Id,
            OwnerId = to.Id,
        };
        return new Plan(entry, 90, dice);
    }

    private ReferralEntry Entry(ReferralDirection direction, Month month, Dice dice)
    {
        var day = month.FirstDay.AddDays(dice.Below(28));
        return new ReferralEntry
        {
            Direction = direction,
            Client = ClientCode.Parse(
                "K-" + string.Concat(Enumerable.Range(0, 5).Select(_ => Letters[dice.Below(32)]))
            ),
            Service = dice.Of(Services),
            Urgency = dice.InHundred(15) ? Urgency.Urgent : Urgency.Routine,
            Warmth = dice.InHundred(70) ? dice.Between(2, 5) : null,
            ClientKnows = dice.InHundred(75) ? ClientKnows.Yes : ClientKnows.NotSure,
            Fits = direction == ReferralDirection.Received && dice.InHundred(80) ? dice.InHundred(85) : null,
            On = days.WorkingDay(day) ?? DateOnly.MaxValue,
            OwnerId = staff.At(dice.Below(3)).Id,
        };
    }

    private Referral Log(Plan plan)
    {
        var (entry, starts, dice) = plan;
        var referral = Made.By(Referral.Log(practice, entry, days.By(staff.At(1), entry.On, dice.Below(240))));
        foreach (var (to, after, reason) in Course(starts, dice))
        {
            var on = days.WorkingDay(entry.On.AddDays(after));
            if (on is not { } day)
            {
                break;
            }

            var visit = to == ReferralState.Scheduled ? day.AddDays(7) : (DateOnly?)null;
            Made.By(referral.Move(new ReferralMove(to, day, reason, visit), days.By(staff.At(1), day), days.Calendar));
        }

        return referral;
    }

    // how many days after it came what happened
    private static IEnumerable<(ReferralState To, int After, ReferralReason? Reason)> Course(int starts, Dice dice)
    {
        yield return (ReferralState.Acknowledged, 1, null);
        if (dice.InHundred(6))
        {
            yield return (ReferralState.Declined, 3, dice.Of(OursToDecline));
            yield break;
        }

        yield return (ReferralState.Contacting, 3, null);
        if (!dice.InHundred(starts))
        {
            yield return dice.InHundred(50)
                ? (ReferralState.Cancelled, 8, dice.Of(TheirsToCancel))
                : (ReferralState.Lapsed, 32, ReferralReason.NotReached);
            yield break;
        }

        yield return (ReferralState.Scheduled, 5, null);
        yield return (ReferralState.Attended, 12, null);
        yield return (ReferralState.InCare, 15, null);
        if (dice.InHundred(75))
        {
            yield return (ReferralState.Completed, 110, ReferralReason.Finished);
        }
    }

    private sealed record Flow(ReferralDirection Direction, double InQuarter, int Starts);

    private sealed record Plan(ReferralEntry Entry, int Starts, Dice Dice);
}
