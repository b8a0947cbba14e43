namespace ReferralBot.Features.Domain;

/// <summary>What people enter about a referral.</summary>
public sealed record ReferralEntry
{
    /// <summary>Which way the client went.</summary>
    public required ReferralDirection Direction { get; init; }

    /// <summary>The other side; none for an internal referral.</summary>
    public Partner? Partner { get; init; }

    /// <summary>The person there.</summary>
    public Id<Contact>? ContactId { get; init; }

    /// <summary>Who handed the client over, when it is internal.</summary>
    public Id<Member>? FromMemberId { get; init; }

    /// <summary>Who took the client over, when it is internal.</summary>
    public Id<Member>? ToMemberId { get; init; }

    /// <summary>The label of the client.</summary>
    public required ClientCode Client { get; init; }

    /// <summary>What the client needs.</summary>
    public required string Service { get; init; }

    /// <summary>How soon.</summary>
    public Urgency Urgency { get; init; } = Urgency.Routine;

    /// <summary>How much effort went into the introduction: 1 a name passed on, 5 a joint visit.</summary>
    public int? Warmth { get; init; }

    /// <summary>Whether the client expects to hear from us.</summary>
    public ClientKnows ClientKnows { get; init; } = ClientKnows.NotSure;

    /// <summary>Whether it is in our scope with all information, if somebody said.</summary>
    public bool? Fits { get; init; }

    /// <summary>Why just this partner, when it is sent.</summary>
    public WhyThem Why { get; init; }

    /// <summary>Whether the client was offered a choice, when it is sent.</summary>
    public bool ChoiceOffered { get; init; }

    /// <summary>The practice's day on which it was received or sent.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who follows it up.</summary>
    public required Id<Member> OwnerId { get; init; }

    internal Problem? FirstProblem(DateOnly today) =>
        this switch
        {
            { Direction: ReferralDirection.Internal } => InternalProblem(),
            { Direction: ReferralDirection.Received, Partner: null } => new(
                "referral.partner",
                "Choose who sent this, or add them."
            ),
            { Partner: null } => new("referral.partner", "Choose who it goes to, or add them."),
            _ => null,
        }
        ?? ContentProblem(today)
        ?? (
            On < today.AddDays(-Referral.OldestDays)
                ? new Problem("referral.old", "Older than a year – use import.")
                : null
        );

    // What holds for a referral of any age and any side.
    internal Problem? ContentProblem(DateOnly today) =>
        this switch
        {
            _ when TypedText.Clean(Service).Length == 0 => new("referral.service", "Pick the service asked for."),
            _ when TypedText.Clean(Service).Length > Referral.ServiceMaxLength => new(
                "referral.service",
                $"At most {Referral.ServiceMaxLength} characters."
            ),
            { Warmth: < 1 or > Referral.WarmthMax } => new("referral.warmth", $"Between 1 and {Referral.WarmthMax}."),
            _ when On > today => new("referral.future", "The date cannot be in the future."),
            _ => null,
        };

    private Problem? InternalProblem() =>
        Partner is not null || ContactId is not null ? new("referral.internal", "An internal referral has no partner.")
        : FromMemberId is null || ToMemberId is null || FromMemberId == ToMemberId
            ? new("referral.internal", "Choose two colleagues: who hands over, and who takes over.")
        : null;
}

/// <summary>What people enter to move a referral on.</summary>
/// <param name="To">The new state.</param>
/// <param name="On">The practice's day on which it happened.</param>
/// <param name="Reason">Why, where the state asks for it.</param>
/// <param name="VisitOn">The day of the visit, when one was scheduled.</param>
public sealed record ReferralMove(
    ReferralState To,
    DateOnly On,
    ReferralReason? Reason = null,
    DateOnly? VisitOn = null
);
