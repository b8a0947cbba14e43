using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>The date and time where the practice is. "Today" is a local date, never a UTC one.</summary>
public sealed class PracticeClock(TimeProvider time, Caller caller)
{
    private PracticeCalendar? _calendar;

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The day in the practice's zone.</summary>
    public DateOnly Today => Calendar.Today(Now);

    /// <summary>The practice's working days and hours.</summary>
    public PracticeCalendar Calendar => _calendar ??= PracticeCalendar.Of(caller.Practice);

    /// <summary>The quarter that it is in the practice.</summary>
    public Quarter Quarter => Quarter.Of(Today, caller.Practice.QuarterStartMonth);

    /// <summary>The source of time, for what makes ids.</summary>
    public TimeProvider Time => time;

    /// <summary>Reads the calendar again after the practice's settings changed.</summary>
    public void SettingsChanged() => _calendar = null;
}
