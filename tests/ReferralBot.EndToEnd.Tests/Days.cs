using System.Globalization;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>Days on which jobs are due, counted from the clock of the machine: the bot under test lives by it, too.</summary>
internal static class Days
{
    private const int MonthsOfAQuarter = 3;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>An instant on the first business day of a month from now, after 09:00 wherever in America the practice is.</summary>
    public static string CheckInDue(int monthsAhead) =>
        Write(BusinessDay(new DateOnly(Today.Year, Today.Month, 1).AddMonths(monthsAhead), 1));

    /// <summary>
    /// An instant on a business day of a calendar quarter to come, the next one where nothing else is said: the third, when the scorecard is due, or the one after it for a
    /// practice that has holidays.
    /// </summary>
    public static string ScorecardDue(int businessDay = 3, int quartersAhead = 1)
    {
        var month = (((Today.Month - 1) / MonthsOfAQuarter) * MonthsOfAQuarter) + 1;
        return Write(
            BusinessDay(new DateOnly(Today.Year, month, 1).AddMonths(MonthsOfAQuarter * quartersAhead), businessDay)
        );
    }

    private static DateOnly BusinessDay(DateOnly first, int which)
    {
        var day = first;
        for (var seen = 0; ; day = day.AddDays(1))
        {
            seen += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
            if (seen == which)
            {
                return day;
            }
        }
    }

    private static string Write(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T15:30:00Z";
}
