using System.Globalization;

namespace ReferralBot.Chat.Forms;

/// <summary>Reads the days that people type.</summary>
internal static class DateWords
{
    public static DateOnly? Read(string text, Reading reading, bool ahead)
    {
        var word = text.ToUpperInvariant();
        return word switch
        {
            "TODAY" => reading.Today,
            "YESTERDAY" => reading.Today.AddDays(-1),
            "TOMORROW" => reading.Today.AddDays(1),
            _ => Weekday(word, reading.Today, ahead)
                ?? Iso(text)
                ?? DayOfMonth(text, reading.Today, ahead)
                ?? DayAndMonth(text, reading, ahead),
        };
    }

    private static DateOnly? Weekday(string word, DateOnly today, bool ahead)
    {
        if (word.Length < 3)
        {
            return null;
        }

        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (day.ToString().ToUpperInvariant().StartsWith(word, StringComparison.Ordinal))
            {
                var back = ((int)today.DayOfWeek - (int)day + 7) % 7;
                return today.AddDays(ahead ? 7 - back : -back);
            }
        }

        return null;
    }

    private static DateOnly? Iso(string text) =>
        DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    // "12" is the last 12th that was, or the next one for a due date.
    private static DateOnly? DayOfMonth(string text, DateOnly today, bool ahead)
    {
        if (
            !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 31
        )
        {
            return null;
        }

        for (var months = 0; months <= 2; months++)
        {
            var month = today.AddMonths(ahead ? months : -months);
            if (number > DateTime.DaysInMonth(month.Year, month.Month))
            {
                continue;
            }

            var day = new DateOnly(month.Year, month.Month, number);
            if (ahead ? day >= today : day <= today)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly? DayAndMonth(string text, Reading reading, bool ahead)
    {
        var parts = text.Split('/', '.');
        if (
            parts.Length is < 2 or > 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        )
        {
            return null;
        }

        // 25/12 can only be read one way, whatever the practice's custom.
        var dayFirst = reading.DayFirst ? second <= 12 : first > 12;
        var (day, month) = dayFirst ? (first, second) : (second, first);
        return month is < 1 or > 12 || day < 1 ? null
            : parts.Length == 3 ? WithYear(parts[2], month, day)
            : NearestYear(month, day, reading.Today, ahead);
    }

    private static DateOnly? WithYear(string text, int month, int day) =>
        text.Length is 2 or 4
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (text.Length == 2 ? 2000 + number : number) is var year and > 0
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static DateOnly? NearestYear(int month, int day, DateOnly today, bool ahead)
    {
        // 29 February: the nearest leap year is at most eight years away (1896–1904).
        for (var years = 0; years <= 8; years++)
        {
            var year = today.Year + (ahead ? years : -years);
            if (day > DateTime.DaysInMonth(year, month))
            {
                continue;
            }

            var candidate = new DateOnly(year, month, day);
            if (ahead ? candidate >= today : candidate <= today)
            {
                return candidate;
            }
        }

        return null;
    }
}
