namespace ReferralBot.Features.Domain;

/// <summary>The practice's own time: its zone, its working hours and days, and its holidays.</summary>
public sealed class PracticeCalendar(
    TimeZoneInfo zone,
    TimeOnly workStart,
    TimeOnly workEnd,
    WorkDays workDays,
    IEnumerable<DateOnly> holidays
)
{
    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    /// <summary>The practice's time zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The calendar of a practice as its settings are now.</summary>
    public static PracticeCalendar Of(Practice practice) =>
        new(
            TimeZones.TryFind(practice.TimeZone, out var zone)
                ? zone
                : throw new TimeZoneNotFoundException(practice.TimeZone),
            practice.WorkStart,
            practice.WorkEnd,
            practice.WorkDays,
            practice.Holidays
        );

    /// <summary>The day that it is in the practice at an instant.</summary>
    public DateOnly Today(DateTimeOffset instant) => DateOnly.FromDateTime(LocalTime(instant));

    /// <summary>The wall clock of the practice at an instant.</summary>
    public DateTime LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>
    /// The instant (UTC) at which the practice's wall clock shows this time. A time that the clocks skip moves to the
    /// next minute that exists; one that they show twice is the earlier of the two.
    /// </summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Earliest(local) is { } instant)
        {
            return instant;
        }

        local = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        DateTimeOffset? next = null;
        while (next is null)
        {
            local = local.AddMinutes(1);
            next = Earliest(local);
        }

        return next.Value;
    }

    /// <summary>The instant at which the working day ends on a day.</summary>
    public DateTimeOffset EndOfWork(DateOnly day) => At(day, workEnd);

    /// <summary>Whether the practice works on a day.</summary>
    public bool IsBusinessDay(DateOnly day) => workDays.Include(day.DayOfWeek) && !_holidays.Contains(day);

    /// <summary>The <paramref name="count"/>th business day after a day, which itself is not counted.</summary>
    public DateOnly BusinessDayAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsBusinessDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The <paramref name="count"/>th business day of a month, or <see langword="null"/> when it has fewer.</summary>
    public DateOnly? BusinessDayOf(Month month, int count)
    {
        var day = BusinessDayAfter(month.FirstDay.AddDays(-1), count);
        return day <= month.LastDay ? day : null;
    }

    /// <summary>How many business days lie after the first day, up to and including the last one.</summary>
    public int BusinessDaysBetween(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
        {
            count += IsBusinessDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The instant at which so much working time has passed.</summary>
    public DateTimeOffset AddBusinessTime(DateTimeOffset from, TimeSpan time)
    {
        for (var day = Today(from); ; day = day.AddDays(1))
        {
            if (!IsBusinessDay(day))
            {
                continue;
            }

            var (opens, closes) = (At(day, workStart), At(day, workEnd));
            var begins = from > opens ? from : opens;
            if (begins + time <= closes)
            {
                return begins + time;
            }

            time -= closes > begins ? closes - begins : TimeSpan.Zero;
        }
    }

    // TimeZoneInfo.IsInvalidTime misses gaps of zones whose clocks go back for "summer" time (Africa/Casablanca,
    // 14 March 2027, 02:43); asked about instants it is right. So: which offset around this time leads back to it?
    private DateTimeOffset? Earliest(DateTime local)
    {
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(asUtc.AddDays(-1)), zone.GetUtcOffset(asUtc.AddDays(1)));
        var (first, second) = (asUtc - (before > after ? before : after), asUtc - (before > after ? after : before));
        return LocalTime(first) == local ? first
            : LocalTime(second) == local ? second
            : null;
    }
}
