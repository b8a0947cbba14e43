namespace ReferralBot.Features.Domain;

/// <summary>A referral as a file tells it: what was entered, how far it came, and when.</summary>
public sealed record ReferralHistory
{
    /// <summary>What was entered; of any age.</summary>
    public required ReferralEntry Entry { get; init; }

    /// <summary>Its number, when the file names one that is free; <see langword="null"/> for the next.</summary>
    public int? Number { get; init; }

    /// <summary>How a file without numbers is recognised when it comes again, see <see cref="Referral.ImportKey"/>.</summary>
    public string? Key { get; init; }

    /// <summary>The practice's day of the first contact with the client.</summary>
    public DateOnly? FirstContactOn { get; init; }

    /// <summary>The same to the minute, where the file says it.</summary>
    public DateTimeOffset? FirstContactAt { get; init; }

    /// <summary>The day of the first visit.</summary>
    public DateOnly? AttendedOn { get; init; }

    /// <summary>The day on which it came to its end.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Where it stands; <see langword="null"/> for as far as the dates go.</summary>
    public ReferralState? State { get; init; }

    /// <summary>Why it stands there; what nobody wrote down stays unknown.</summary>
    public ReferralReason? Reason { get; init; }

    /// <summary>What became of the client.</summary>
    public Outcome Outcome { get; init; } = new();

    /// <summary>Where it stands, by what is said or else by the dates.</summary>
    internal ReferralState Stands =>
        State
        ?? (
            AttendedOn is not null ? ReferralState.Attended
            : FirstContactOn is not null ? ReferralState.Contacting
            : ReferralState.Requested
        );

    internal Problem? FirstProblem(DateOnly today)
    {
        var isVisited = Stands is ReferralState.Attended or ReferralState.InCare or ReferralState.Completed;
        var isEnd = ReferralMoves.IsEnd(Stands);
        return Entry.ContentProblem(today)
            ?? this switch
            {
                { Entry: { Direction: not ReferralDirection.Internal, Partner: null } } => new Problem(
                    "referral.partner",
                    "Name the partner."
                ),
                { Entry: { Direction: ReferralDirection.Internal, Partner: not null } } => new(
                    "referral.partner",
                    "Leave it empty: an internal referral has no partner."
                ),
                { ClosedOn: not null, State: null } => new("referral.state", "Say how it ended."),
                { ClosedOn: not null } when !isEnd => new(
                    "referral.closed",
                    $"Leave it empty: {ReferralLists.States.CodeOf(Stands)} is no end."
                ),
                { AttendedOn: null } when isVisited => new(
                    "referral.attended",
                    $"Needed: nobody is {ReferralLists.States.CodeOf(Stands)} without a first visit."
                ),
                { AttendedOn: not null } when !isVisited && Stands != ReferralState.EnteredInError => new(
                    "referral.state",
                    $"After a first visit it can't be {ReferralLists.States.CodeOf(Stands)}."
                ),
                { Reason: { } reason } when !ReferralReasons.For(Stands).Contains(reason) => new(
                    "referral.reason",
                    $"Not a reason of {ReferralLists.States.CodeOf(Stands)}."
                ),
                _ => null,
            }
            ?? OrderProblem(today);
    }

    private Problem? OrderProblem(DateOnly today)
    {
        var before = Entry.On;
        foreach (
            var (code, day) in new[]
            {
                ("referral.first-contact", FirstContactOn),
                ("referral.attended", AttendedOn),
                ("referral.closed", ClosedOn),
            }
        )
        {
            if (day > today)
            {
                return new Problem(code, "The date cannot be in the future.");
            }

            if (day < before)
            {
                return new Problem(
                    code,
                    FormattableString.Invariant($"Earlier than the step before ({before:d MMM yyyy}).")
                );
            }

            before = day ?? before;
        }

        return null;
    }
}
