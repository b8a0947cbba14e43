namespace ReferralBot.Features.Domain;

/// <summary>A health practice that uses the bot: the tenant, with its time, its working days and its rhythm.</summary>
public sealed class Practice : IVersioned
{
    /// <summary>A name has at least this many characters.</summary>
    public const int NameMinLength = 2;

    /// <summary>A name has at most this many characters.</summary>
    public const int NameMaxLength = 80;

    /// <summary>The longest IANA id has 32 characters today; this leaves room.</summary>
    public const int TimeZoneMaxLength = 64;

    /// <summary>A list of holidays covers a few years.</summary>
    public const int HolidaysMaxCount = 400;

    private Practice(Id<Practice> id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    /// <summary>The key, which every other row carries.</summary>
    public Id<Practice> Id { get; }

    /// <summary>What the practice is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The IANA id of its time zone.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>When the working day starts.</summary>
    public TimeOnly WorkStart { get; private set; }

    /// <summary>When the working day ends.</summary>
    public TimeOnly WorkEnd { get; private set; }

    /// <summary>The days of the week that are worked.</summary>
    public WorkDays WorkDays { get; private set; }

    /// <summary>The days on which the practice is closed although the weekday is worked, in order.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; private set; } = [];

    /// <summary>The month in which a quarter starts; 1, 4, 7 and 10 are the calendar quarters.</summary>
    public int QuarterStartMonth { get; private set; }

    /// <summary>How often partners of each tier are checked in with.</summary>
    public Cadences Cadences { get; private set; } = Cadences.Default;

    /// <summary>After how many days an open referral counts against a partner's rate.</summary>
    public int MaturityDays { get; private set; }

    /// <summary>When the practice was set up.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Sets up a practice with these settings.</summary>
    public static Result<Practice> Create(PracticeSettings settings, TimeProvider clock) =>
        new Practice(Id<Practice>.New(clock), clock.GetUtcNow()).Change(settings);

    /// <summary>Takes over all settings, or none when one of them breaks a rule.</summary>
    public Result<Practice> Change(PracticeSettings settings)
    {
        var clean = settings with { Name = TypedText.Clean(settings.Name), TimeZone = settings.TimeZone.Trim() };
        if (clean.FirstProblem() is { } problem)
        {
            return problem;
        }

        (Name, TimeZone) = (clean.Name, clean.TimeZone);
        (WorkStart, WorkEnd, WorkDays) = (clean.WorkStart, clean.WorkEnd, clean.WorkDays & WorkDays.All);
        Holidays = [.. clean.Holidays.Distinct().Order()];
        (QuarterStartMonth, MaturityDays, Cadences) = (clean.QuarterStartMonth, clean.MaturityDays, clean.Cadences);
        Version++;
        return this;
    }

    internal Practice Copy() => (Practice)MemberwiseClone();

    /// <summary>The settings as they are, to start a form or a <c>with</c> from.</summary>
    public PracticeSettings Settings() =>
        new()
        {
            Name = Name,
            TimeZone = TimeZone,
            WorkStart = WorkStart,
            WorkEnd = WorkEnd,
            WorkDays = WorkDays,
            Holidays = Holidays,
            QuarterStartMonth = QuarterStartMonth,
            Cadences = Cadences,
            MaturityDays = MaturityDays,
        };
}
