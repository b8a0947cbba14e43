namespace ReferralBot.Features.Domain;

/// <summary>The days of the week on which a practice works.</summary>
[Flags]
public enum WorkDays
{
    /// <summary>No day; refused in a practice's settings.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,

    /// <summary>The usual week, Monday to Friday.</summary>
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>All seven days.</summary>
    All = MondayToFriday | Saturday | Sunday,
}

/// <summary>Asks a <see cref="WorkDays"/> about one day.</summary>
public static class WorkDaysExtensions
{
    /// <summary>Whether the practice works on this day of the week.</summary>
    public static bool Include(this WorkDays days, DayOfWeek day)
    {
        // Sunday is 0 in DayOfWeek and the last day here
        var bit = day == DayOfWeek.Sunday ? 6 : (int)day - 1;
        return ((int)days & (1 << bit)) != 0;
    }
}
