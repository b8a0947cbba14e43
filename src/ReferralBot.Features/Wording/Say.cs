using System.Globalization;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Wording;

/// <summary>How days, times and counts read in the bot's sentences, the same everywhere.</summary>
public static class Say
{
    /// <summary>A day in full: <c>Tue 1 Sep 2026</c>. The month is a word, so that no order of day and month can mislead.</summary>
    public static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day near another one: <c>10 Aug</c>; with its year where that differs.</summary>
    public static string ShortDay(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant on the practice's wall clock: <c>Tue 24 Nov 2026, 17:00</c>.</summary>
    public static string Moment(DateTimeOffset instant, PracticeCalendar calendar) =>
        calendar.LocalTime(instant).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The month of a day, where the day itself may not be shown: <c>November 2026</c>.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number with what it counts: <c>1 partner</c>, <c>2 partners</c>.</summary>
    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>How long ago a day was: <c>today</c>, <c>yesterday</c>, <c>22 days ago</c>.</summary>
    public static string Ago(DateOnly day, DateOnly today) =>
        (today.DayNumber - day.DayNumber) switch
        {
            0 => "today",
            1 => "yesterday",
            var days => $"{Count(days, "day")} ago",
        };

    /// <summary>Minutes as hours with one digit: <c>43.2 h</c>.</summary>
    public static string Hours(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60.0:0.0} h");

    /// <summary>A time that something took: <c>10 min</c>, <c>1 h</c>, <c>1 h 30 min</c>.</summary>
    public static string Minutes(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => string.Create(CultureInfo.InvariantCulture, $"{rest} min"),
            (var hours, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
            var (hours, rest) => string.Create(CultureInfo.InvariantCulture, $"{hours} h {rest} min"),
        };

    /// <summary>A list in a sentence: <c>A, B and C</c>.</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
        };

    /// <summary>A fraction as people say it: <c>60 %</c>.</summary>
    public static string Percent(double fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(fraction * 100, MidpointRounding.AwayFromZero):0} %");
}
