namespace ReferralBot.Features.Domain;

/// <summary>One contact with a partner, from an email to a workshop.</summary>
public sealed class Touch : IOwned, IVersioned
{
    /// <summary>The shortest time that is logged.</summary>
    public const int MinutesMin = 1;

    /// <summary>The longest time that is logged: 16 hours.</summary>
    public const int MinutesMax = 960;

    /// <summary>What changed and what worries have at most this many characters.</summary>
    public const int TextMaxLength = 500;

    /// <summary>A follow-up has at most this many characters.</summary>
    public const int FollowUpMaxLength = 140;

    private readonly List<TouchContact> _with = [];

    private Touch(Id<Touch> id, Id<Practice> practiceId, Id<Partner> partnerId)
    {
        Id = id;
        PracticeId = practiceId;
        PartnerId = partnerId;
    }

    /// <summary>The key.</summary>
    public Id<Touch> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>With which partner.</summary>
    public Id<Partner> PartnerId { get; }

    /// <summary>What kind of contact.</summary>
    public TouchKind Kind { get; private init; }

    /// <summary>How long it took.</summary>
    public int? Minutes { get; private init; }

    /// <summary>Who took the first step.</summary>
    public StartedBy StartedBy { get; private init; }

    /// <summary>Whether it was a formal, private conversation.</summary>
    public bool IsFormal { get; private init; }

    /// <summary>The practice's day.</summary>
    public DateOnly On { get; private init; }

    /// <summary>What changed.</summary>
    public string? Changed { get; private init; }

    /// <summary>What worries one side.</summary>
    public string? Concern { get; private init; }

    /// <summary>Whether both still want the same.</summary>
    public Alignment? Aligned { get; private init; }

    /// <summary>What is to be done.</summary>
    public string? FollowUpText { get; private init; }

    /// <summary>Until when.</summary>
    public DateOnly? FollowUpDueOn { get; private init; }

    /// <summary>By whom.</summary>
    public Id<Member>? FollowUpOwnerId { get; private init; }

    /// <summary>When the follow-up was done.</summary>
    public DateTimeOffset? FollowedUpAt { get; private set; }

    /// <summary>Who logged it.</summary>
    public Id<Member> By { get; private init; }

    /// <summary>When it was logged.</summary>
    public DateTimeOffset LoggedAt { get; private init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The people who were there, as far as they were loaded.</summary>
    public IReadOnlyList<TouchContact> With => _with;

    /// <summary>Whether it starts the check-in clock again: our own news, sent to everybody, do not.</summary>
    public bool ResetsClock => !(Kind == TouchKind.PracticeUpdate && StartedBy == StartedBy.Us);

    /// <summary>Logs a touch and, where it counts, starts the partner's clock again.</summary>
    public static Result<Touch> Log(TouchEntry entry, Entry by, Cadences cadences, DateOnly today)
    {
        var clean = entry.Cleaned();
        if (clean.FirstProblem(today) is { } problem)
        {
            return problem;
        }

        var touch = Of(clean, by);
        if (touch.ResetsClock)
        {
            entry.Partner.Touched(touch.On, cadences);
        }

        return touch;
    }

    /// <summary>Takes it back: its author for ten minutes, an owner always.</summary>
    /// <remarks>The partner's clock then runs from the touch before: <see cref="Partner.RestartClock"/>.</remarks>
    public Result<Touch> Undo(Entry by)
    {
        if (UndoneAt is not null)
        {
            return new Problem("touch.undone", "This was taken back already.");
        }

        if (Entry.CannotUndo(By, LoggedAt, by) is { } problem)
        {
            return problem;
        }

        UndoneAt = by.At;
        Version++;
        return this;
    }

    /// <summary>Marks the follow-up as done.</summary>
    public Result<Touch> FollowUpDone(DateTimeOffset now)
    {
        if (FollowUpText is null || FollowedUpAt is not null)
        {
            return new Problem("touch.follow-up-done", "There is nothing left to follow up.");
        }

        FollowedUpAt = now;
        Version++;
        return this;
    }

    private static Touch Of(TouchEntry entry, Entry by)
    {
        var id = new Id<Touch>(Guid.CreateVersion7(by.At));
        var touch = new Touch(id, entry.Partner.PracticeId, entry.Partner.Id)
        {
            Kind = entry.Kind,
            Minutes = entry.Minutes,
            StartedBy = entry.StartedBy,
            IsFormal = entry.IsFormal ?? entry.Kind.IsFormal(),
            On = entry.On,
            Changed = entry.Changed,
            Concern = entry.Concern,
            Aligned = entry.Aligned,
            FollowUpText = entry.FollowUp?.Text,
            FollowUpDueOn = entry.FollowUp?.DueOn,
            FollowUpOwnerId = entry.FollowUp is null ? null : entry.FollowUp.OwnerId ?? by.By.Id,
            By = by.By.Id,
            LoggedAt = by.At,
            Version = 1,
        };
        touch._with.AddRange(
            entry
                .With.DistinctBy(contact => contact.Id)
                .Select(contact => new TouchContact(id, contact.Id, touch.PracticeId))
        );
        return touch;
    }
}

/// <summary>That somebody was there at a touch.</summary>
public sealed class TouchContact : IOwned
{
    internal TouchContact(Id<Touch> touchId, Id<Contact> contactId, Id<Practice> practiceId)
    {
        TouchId = touchId;
        ContactId = contactId;
        PracticeId = practiceId;
    }

    /// <summary>The touch.</summary>
    public Id<Touch> TouchId { get; }

    /// <summary>The person.</summary>
    public Id<Contact> ContactId { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }
}
