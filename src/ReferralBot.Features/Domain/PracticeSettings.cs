namespace ReferralBot.Features.Domain;

/// <summary>What an owner may set about the practice; checked and kept as a whole.</summary>
public sealed record PracticeSettings
{
    /// <summary>What the practice is called.</summary>
    public required string Name { get; init; }

    /// <summary>The IANA id of its time zone, e.g. America/New_York.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the working day starts.</summary>
    public TimeOnly WorkStart { get; init; } = new(9, 0);

    /// <summary>When the working day ends.</summary>
    public TimeOnly WorkEnd { get; init; } = new(17, 0);

    /// <summary>The days of the week that are worked.</summary>
    public WorkDays WorkDays { get; init; } = WorkDays.MondayToFriday;

    /// <summary>The days on which the practice is closed although the weekday is worked.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>The month in which a quarter starts, 1–12.</summary>
    public int QuarterStartMonth { get; init; } = 1;

    /// <summary>How often partners are checked in with.</summary>
    public Cadences Cadences { get; init; } = Cadences.Default;

    /// <summary>After how many days an open referral counts as undecided no longer (product decision: 30 unless changed).</summary>
    public int MaturityDays { get; init; } = 30;

    internal Problem? FirstProblem() =>
        this switch
        {
            { Name.Length: < Practice.NameMinLength or > Practice.NameMaxLength } => new(
                "practice.name",
                $"{Practice.NameMinLength} to {Practice.NameMaxLength} characters."
            ),
            _ when !TimeZones.TryFind(TimeZone, out _) => new(
                "practice.time-zone",
                "No such time zone. Use a name such as America/New_York."
            ),
            _ when WorkEnd <= WorkStart => new("practice.hours", "The working day must end after it starts."),
            _ when (WorkDays & WorkDays.All) == WorkDays.None => new(
                "practice.work-days",
                "Pick at least one working day."
            ),
            { Holidays.Count: > Practice.HolidaysMaxCount } => new(
                "practice.holidays",
                $"At most {Practice.HolidaysMaxCount} holidays."
            ),
            { QuarterStartMonth: < 1 or > 12 } => new("practice.quarter-start", "Use a month from 1 to 12."),
            { Cadences.AreValid: false } => new(
                "practice.cadences",
                $"Each cadence needs due days from 1, and more days until late, {Cadence.MaxDays} at most."
            ),
            { MaturityDays: < 1 or > 365 } => new("practice.maturity", "Between 1 and 365 days."),
            _ => null,
        };
}
