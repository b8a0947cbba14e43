using System.Globalization;

namespace ReferralBot.Chat.Forms;

/// <summary>
/// A day. Typed: <c>today</c>, <c>yesterday</c>, a weekday (the last one that was; the next one for a due date),
/// <c>YYYY-MM-DD</c>, a day of the month, or month and day as the practice writes them.
/// </summary>
public sealed record DateField(string Id, string Label) : SingleField<DateOnly>(Id, Label)
{
    /// <summary>Whether the day may lie ahead: true only for due dates.</summary>
    public bool MayBeAhead { get; init; }

    /// <summary>Whether the day may lie behind: false only for due dates.</summary>
    public bool MayBeBehind { get; init; } = true;

    /// <summary>How many days back it may lie, and what to say beyond that.</summary>
    public (int Days, string Problem)? Oldest { get; init; }

    /// <summary>How many days ahead it may lie.</summary>
    public int FarthestDays { get; init; } = 3660;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Date();

    /// <summary>Writes a day as a form sends it.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [Write(Read(raw, reading).Value)];

    /// <inheritdoc/>
    protected override FieldRead<DateOnly> ReadOne(string text, Reading reading)
    {
        if (DateWords.Read(text, reading, ahead: MayBeAhead && !MayBeBehind) is not { } day)
        {
            return FieldRead<DateOnly>.Wrong("I can't read that date. Try today, monday or 2026-09-30.");
        }

        var problem =
            day > reading.Today && !MayBeAhead ? "The date cannot be in the future."
            : day < reading.Today && !MayBeBehind ? "That day has passed. Pick today or later."
            : Oldest is { } oldest && day < reading.Today.AddDays(-oldest.Days) ? oldest.Problem
            : day > reading.Today.AddDays(FarthestDays) ? "That is too far ahead."
            : null;
        return problem is null ? FieldRead<DateOnly>.Of(day) : FieldRead<DateOnly>.Wrong(problem);
    }
}

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
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
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
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        )
        {
            return null;
        }

        var (day, month) = reading.DayFirst ? (first, second) : (second, first);
        if (month is < 1 or > 12)
        {
            return null;
        }

        // 29 February: the nearest leap year is at most eight years away (1896–1904).
        for (var years = 0; years <= 8; years++)
        {
            var year = reading.Today.Year + (ahead ? years : -years);
            if (day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                continue;
            }

            var candidate = new DateOnly(year, month, day);
            if (ahead ? candidate >= reading.Today : candidate <= reading.Today)
            {
                return candidate;
            }
        }

        return null;
    }
}
