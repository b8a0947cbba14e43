namespace ReferralBot.Features.Domain;

/// <summary>What is to be done after a touch, by whom and when.</summary>
public sealed record FollowUp(string Text, DateOnly? DueOn, Id<Member>? OwnerId);

/// <summary>What people enter about a touch.</summary>
public sealed record TouchEntry
{
    /// <summary>With which partner.</summary>
    public required Partner Partner { get; init; }

    /// <summary>With which people there.</summary>
    public IReadOnlyList<Contact> With { get; init; } = [];

    /// <summary>What kind of contact.</summary>
    public required TouchKind Kind { get; init; }

    /// <summary>How long it took.</summary>
    public int? Minutes { get; init; }

    /// <summary>Who took the first step.</summary>
    public StartedBy StartedBy { get; init; } = StartedBy.Us;

    /// <summary>Whether it was formal; <see langword="null"/> for what is usual for the kind.</summary>
    public bool? IsFormal { get; init; }

    /// <summary>The practice's day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What changed.</summary>
    public string? Changed { get; init; }

    /// <summary>What worries one side.</summary>
    public string? Concern { get; init; }

    /// <summary>Whether both still want the same.</summary>
    public Alignment? Aligned { get; init; }

    /// <summary>What is to be done.</summary>
    public FollowUp? FollowUp { get; init; }

    internal TouchEntry Cleaned() =>
        this with
        {
            Changed = TypedText.CleanLinesOrNull(Changed),
            Concern = TypedText.CleanLinesOrNull(Concern),
            FollowUp = TypedText.CleanOrNull(FollowUp?.Text) is { } text ? FollowUp! with { Text = text } : null,
        };

    internal Problem? FirstProblem(DateOnly today) =>
        this switch
        {
            _ when On > today => new("touch.future", "The date cannot be in the future."),
            { Minutes: < Touch.MinutesMin or > Touch.MinutesMax } => MinutesProblem,
            { Minutes: null } when Kind.IsLive() => MinutesProblem,
            _ when With.Any(contact => contact.PartnerId != Partner.Id) => new(
                "touch.with",
                $"Not everybody named works at {Partner.Name}."
            ),
            { Changed.Length: > Touch.TextMaxLength } => TooLong("touch.changed", Touch.TextMaxLength),
            { Concern.Length: > Touch.TextMaxLength } => TooLong("touch.concern", Touch.TextMaxLength),
            { FollowUp.Text.Length: > Touch.FollowUpMaxLength } => TooLong("touch.follow-up", Touch.FollowUpMaxLength),
            { FollowUp: { DueOn: null } } => new("touch.follow-up-due", "Give the follow-up a date."),
            { FollowUp.DueOn: { } due } when due < today => new(
                "touch.follow-up-due",
                "The follow-up is due today or later."
            ),
            _ => null,
        };

    private static Problem MinutesProblem =>
        new("touch.minutes", $"Between {Touch.MinutesMin} and {Touch.MinutesMax} minutes.");

    private static Problem TooLong(string code, int most) => new(code, $"At most {most} characters.");
}
