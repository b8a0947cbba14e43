namespace ReferralBot.Features.Domain;

/// <summary>What is to be done next about a referral, and until when (product description §7.2).</summary>
internal static class ReferralClock
{
    /// <summary>About a referral that we sent we ask so many times.</summary>
    public const int MostAsks = 3;

    private const int FirstAskDays = 7;
    private const int NextAskDays = 30;
    private const int HoldDays = 14;
    private const int OutcomeDays = 90;

    // until a partner's terms promise another time
    private static readonly TimeSpan UrgentAnswer = TimeSpan.FromHours(4);

    public static string? ActionOf(Referral referral) =>
        referral.DueAt is null ? null
        : referral.Direction == ReferralDirection.Sent ? "Ask how it went"
        : referral.State switch
        {
            ReferralState.Requested => "Tell the sender it arrived",
            ReferralState.Acknowledged => "Decide",
            ReferralState.Accepted => "Reach the client",
            ReferralState.Contacting => "Next attempt",
            ReferralState.Scheduled => "Confirm the visit",
            ReferralState.NoShow => "Re-book",
            ReferralState.OnHold => "Review",
            ReferralState.Attended => "Update the sender",
            ReferralState.InCare => "Day-90 check",
            _ => null,
        };

    public static DateTimeOffset? DueAt(Referral referral, ReferralMove move, PracticeCalendar calendar)
    {
        if (ReferralMoves.IsEnd(referral.State))
        {
            return null;
        }

        if (referral.Direction == ReferralDirection.Sent)
        {
            return AskAt(referral, move.On, calendar);
        }

        return referral.State == ReferralState.Requested && referral.Urgency == Urgency.Urgent
            ? calendar.AddBusinessTime(FirstMoment(referral, calendar), UrgentAnswer)
            : calendar.EndOfWork(DueOn(referral, move, calendar));
    }

    public static DateTimeOffset? AskAt(Referral referral, DateOnly after, PracticeCalendar calendar) =>
        referral.AsksMade >= MostAsks ? null
        : referral.State == ReferralState.Requested && referral.AsksMade == 0
            ? calendar.EndOfWork(after.AddDays(FirstAskDays))
        : calendar.EndOfWork(after.AddDays(NextAskDays));

    private static DateOnly DueOn(Referral referral, ReferralMove move, PracticeCalendar calendar) =>
        referral.State switch
        {
            ReferralState.Requested or ReferralState.Accepted => calendar.BusinessDayAfter(move.On, 1),
            ReferralState.Scheduled => calendar.BusinessDayAfter(move.VisitOn ?? move.On, 1),
            ReferralState.OnHold => move.On.AddDays(HoldDays),
            ReferralState.InCare => (referral.AttendedOn ?? move.On).AddDays(OutcomeDays),
            _ => calendar.BusinessDayAfter(move.On, 2),
        };

    // one that is logged on the day it came counts from now, an older one from the start of its day
    private static DateTimeOffset FirstMoment(Referral referral, PracticeCalendar calendar) =>
        calendar.Today(referral.LoggedAt) == referral.ReceivedOn
            ? referral.LoggedAt
            : calendar.At(referral.ReceivedOn, TimeOnly.MinValue);
}
