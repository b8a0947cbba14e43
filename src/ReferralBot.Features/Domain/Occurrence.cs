namespace ReferralBot.Features.Domain;

/// <summary>One time that a scheduled message is due.</summary>
/// <param name="Key">Names it for ever, e.g. M1/2026-09: the ledger holds one row per practice and key.</param>
/// <param name="Period">The month or quarter that it is about.</param>
/// <param name="Day">The practice's day on which it is due.</param>
/// <param name="DueAt">The instant at which it is due.</param>
public sealed record Occurrence<TPeriod>(string Key, TPeriod Period, DateOnly Day, DateTimeOffset DueAt)
    where TPeriod : struct;

/// <summary>What becomes of a scheduled message when it is looked at.</summary>
public enum Punctuality
{
    /// <summary>Its time has not come.</summary>
    NotYet,

    /// <summary>Send it.</summary>
    OnTime,

    /// <summary>Send it, and mark it "delayed".</summary>
    Delayed,

    /// <summary>Too late to be of use: record it as missed.</summary>
    Missed,
}

/// <summary>When the monthly check-in (M1) and the quarterly scorecard (M4) of a practice are due.</summary>
public static class MessageSchedule
{
    /// <summary>More business days than this and a message that could not be sent is missed.</summary>
    public const int MostBusinessDaysLate = 3;

    /// <summary>The business day after a quarter's end on which its scorecard is due.</summary>
    public const int ScorecardBusinessDay = 3;

    // an alarm that rings every few minutes is not late yet
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    private static readonly TimeOnly Hour = new(9, 0);

    /// <summary>The check-in of a month: its first business day, 09:00; none when the practice is closed all month.</summary>
    public static Occurrence<Month>? CheckInOf(Month month, PracticeCalendar calendar) =>
        calendar.BusinessDayOf(month, 1) is { } day ? new($"M1/{month}", month, day, calendar.At(day, Hour)) : null;

    /// <summary>The scorecard of a quarter: the third business day after its end, 09:00.</summary>
    public static Occurrence<Quarter> ScorecardOf(Quarter quarter, PracticeCalendar calendar)
    {
        var day = calendar.BusinessDayAfter(quarter.LastDay, ScorecardBusinessDay);
        return new($"M4/{quarter.Code}", quarter, day, calendar.At(day, Hour));
    }

    /// <summary>The latest check-in that is due at an instant.</summary>
    public static Occurrence<Month> LastCheckIn(DateTimeOffset now, PracticeCalendar calendar)
    {
        var month = Month.Of(calendar.Today(now));
        while (true)
        {
            if (CheckInOf(month, calendar) is { } occurrence && occurrence.DueAt <= now)
            {
                return occurrence;
            }

            month = month.Previous;
        }
    }

    /// <summary>The first check-in after an instant.</summary>
    public static Occurrence<Month> NextCheckIn(DateTimeOffset now, PracticeCalendar calendar)
    {
        var month = Month.Of(calendar.Today(now));
        while (true)
        {
            if (CheckInOf(month, calendar) is { } occurrence && occurrence.DueAt > now)
            {
                return occurrence;
            }

            month = month.Next;
        }
    }

    /// <summary>The latest scorecard that is due at an instant.</summary>
    public static Occurrence<Quarter> LastScorecard(
        DateTimeOffset now,
        PracticeCalendar calendar,
        int quarterStartMonth
    )
    {
        var quarter = Quarter.Of(calendar.Today(now), quarterStartMonth).Previous;
        while (ScorecardOf(quarter, calendar).DueAt > now)
        {
            quarter = quarter.Previous;
        }

        return ScorecardOf(quarter, calendar);
    }

    /// <summary>The first scorecard after an instant.</summary>
    public static Occurrence<Quarter> NextScorecard(
        DateTimeOffset now,
        PracticeCalendar calendar,
        int quarterStartMonth
    ) => ScorecardOf(LastScorecard(now, calendar, quarterStartMonth).Period.Next, calendar);

    /// <summary>Whether a message that is due at one instant is still to be sent at another.</summary>
    public static Punctuality At<TPeriod>(Occurrence<TPeriod> occurrence, DateTimeOffset now, PracticeCalendar calendar)
        where TPeriod : struct =>
        (now - occurrence.DueAt) switch
        {
            var late when late < TimeSpan.Zero => Punctuality.NotYet,
            var late when late <= Grace => Punctuality.OnTime,
            _ when calendar.BusinessDaysBetween(occurrence.Day, calendar.Today(now)) <= MostBusinessDaysLate =>
                Punctuality.Delayed,
            _ => Punctuality.Missed,
        };
}
