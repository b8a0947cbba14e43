namespace ReferralBot.Features.Domain;

/// <summary>One client who was sent from one professional to another.</summary>
public sealed partial class Referral : INumbered, IVersioned
{
    /// <summary>A service has at most this many characters.</summary>
    public const int ServiceMaxLength = 60;

    /// <summary>The warmest introduction, a joint visit.</summary>
    public const int WarmthMax = 5;

    /// <summary>What is older than this is imported.</summary>
    public const int OldestDays = 365;

    private readonly List<ReferralStep> _steps = [];

    private Referral(Id<Referral> id, Id<Practice> practiceId, DateTimeOffset loggedAt)
    {
        Id = id;
        PracticeId = practiceId;
        LoggedAt = loggedAt;
    }

    /// <inheritdoc/>
    public static string Letter => "R";

    /// <summary>The key.</summary>
    public Id<Referral> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <inheritdoc/>
    public string Ref => Refs.Format(Letter, Number);

    /// <summary>Which way the client went.</summary>
    public ReferralDirection Direction { get; private init; }

    /// <summary>The other side; none for an internal referral.</summary>
    public Id<Partner>? PartnerId { get; private init; }

    /// <summary>The person there.</summary>
    public Id<Contact>? ContactId { get; private set; }

    /// <summary>Who handed the client over, when it is internal.</summary>
    public Id<Member>? FromMemberId { get; private init; }

    /// <summary>Who took the client over, when it is internal.</summary>
    public Id<Member>? ToMemberId { get; private init; }

    /// <summary>The label of the client.</summary>
    public ClientCode Client { get; private init; }

    /// <summary>What the client needs.</summary>
    public string Service { get; private set; } = "";

    /// <summary>How soon.</summary>
    public Urgency Urgency { get; private set; }

    /// <summary>How much effort went into the introduction, 1 to 5.</summary>
    public int? Warmth { get; private init; }

    /// <summary>Whether the client expects to hear from us.</summary>
    public ClientKnows ClientKnows { get; private init; }

    /// <summary>Whether it is in our scope with all information, if somebody said.</summary>
    public bool? Fits { get; private set; }

    /// <summary>Why just this partner, when it was sent.</summary>
    public WhyThem Why { get; private init; }

    /// <summary>Whether the client was offered a choice, when it was sent.</summary>
    public bool ChoiceOffered { get; private init; }

    /// <summary>The practice's day on which it was received or sent: what decides its quarter.</summary>
    public DateOnly ReceivedOn { get; private init; }

    /// <summary>Who follows it up.</summary>
    public Id<Member> OwnerId { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReferralState State { get; private set; }

    /// <summary>Why it stands there.</summary>
    public ReferralReason? Reason { get; private set; }

    /// <summary>The day of the latest step that was recorded.</summary>
    public DateOnly LastStepOn { get; private set; }

    /// <summary>How many steps it has.</summary>
    public int StepCount { get; private set; }

    /// <summary>The day of the planned visit.</summary>
    public DateOnly? VisitOn { get; private set; }

    /// <summary>The day of the first visit: the referral is converted for ever.</summary>
    public DateOnly? AttendedOn { get; private set; }

    /// <summary>Whether care had begun, so that it can go on after a hold.</summary>
    public bool WasInCare { get; private set; }

    /// <summary>Whether it was opened again, which is possible once.</summary>
    public bool WasReopened { get; private set; }

    /// <summary>How many times we asked about a referral that we sent.</summary>
    public int AsksMade { get; private set; }

    /// <summary>Until when the next action is due; none when there is nothing to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>What is to be done next; none when there is nothing to do.</summary>
    public string? NextAction => ReferralClock.ActionOf(this);

    /// <summary>When it was logged.</summary>
    public DateTimeOffset LoggedAt { get; }

    /// <summary>Who logged it.</summary>
    public Id<Member> LoggedBy { get; private init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Its steps in order, as far as they were loaded.</summary>
    public IReadOnlyList<ReferralStep> Steps => _steps;

    /// <summary>Whether it waits for something.</summary>
    public bool IsOpen => !ReferralMoves.IsEnd(State);

    /// <summary>Logs a referral.</summary>
    public static Result<Referral> Log(Practice practice, ReferralEntry entry, Entry by)
    {
        var calendar = PracticeCalendar.Of(practice);
        if (entry.FirstProblem(calendar.Today(by.At)) is { } problem)
        {
            return problem;
        }

        var referral = new Referral(new Id<Referral>(Guid.CreateVersion7(by.At)), practice.Id, by.At)
        {
            Direction = entry.Direction,
            PartnerId = entry.Partner?.Id,
            ContactId = entry.ContactId,
            FromMemberId = entry.FromMemberId,
            ToMemberId = entry.ToMemberId,
            Client = entry.Client,
            Service = TypedText.Clean(entry.Service),
            Urgency = entry.Urgency,
            Warmth = entry.Warmth,
            ClientKnows = entry.ClientKnows,
            Fits = entry.Fits,
            Why = entry.Why,
            ChoiceOffered = entry.ChoiceOffered,
            ReceivedOn = entry.On,
            OwnerId = entry.OwnerId,
            LoggedBy = by.By.Id,
        };
        referral.Step(from: null, new ReferralMove(ReferralState.Requested, entry.On), by, calendar);
        return referral;
    }

    /// <summary>The states that are possible now, on the practice's day.</summary>
    public IReadOnlyList<ReferralState> PossibleMoves(DateOnly today) =>
        [
            .. ReferralMoves
                .From(State)
                .Where(to => to != ReferralState.InCare || State != ReferralState.OnHold || WasInCare)
                .Where(_ => !ReferralMoves.IsEnd(State) || ReopenProblem(today) is null),
        ];

    /// <summary>Moves it on.</summary>
    public Result<Referral> Move(ReferralMove move, Entry by, PracticeCalendar calendar)
    {
        var today = calendar.Today(by.At);
        if ((MoveProblem(move, today) ?? DateProblem(move, today) ?? ReasonProblem(move)) is { } problem)
        {
            return problem;
        }

        var from = State;
        WasReopened |= ReferralMoves.IsEnd(from);
        foreach (var skipped in ReferralMoves.Skipped(from, move.To))
        {
            Record(from, move with { To = skipped }, by, isRecorded: false);
            from = skipped;
        }

        Step(from, move, by, calendar);
        return this;
    }

    /// <summary>Takes it back as entered in error: its author for ten minutes, an owner always.</summary>
    public Result<Referral> Undo(Entry by, PracticeCalendar calendar)
    {
        if (State == ReferralState.EnteredInError)
        {
            return new Problem("referral.undone", "This referral was taken back already.");
        }

        if (Entry.CannotUndo(LoggedBy, LoggedAt, by) is { } problem)
        {
            return problem;
        }

        UndoneAt = by.At;
        Step(State, new ReferralMove(ReferralState.EnteredInError, calendar.Today(by.At)), by, calendar);
        return this;
    }

    /// <summary>Gives it to somebody else to follow up.</summary>
    public void Assign(Id<Member> owner)
    {
        OwnerId = owner;
        Version++;
    }

    /// <summary>Notes that the partner was asked how a referral went that we sent.</summary>
    public Result<Referral> Ask(Entry by, PracticeCalendar calendar)
    {
        if (Direction != ReferralDirection.Sent || DueAt is null)
        {
            return new Problem("referral.ask", "There is nothing to ask about this referral.");
        }

        AsksMade++;
        DueAt = ReferralClock.AskAt(this, calendar.Today(by.At), calendar);
        Version++;
        return this;
    }

    /// <inheritdoc/>
    public void Take(int number) => Number = Refs.Taken(Number, number);

    private Problem? MoveProblem(ReferralMove move, DateOnly today)
    {
        if (ReferralMoves.IsEnd(State) && move.To == ReferralState.Contacting && ReopenProblem(today) is { } problem)
        {
            return problem;
        }

        var possible = PossibleMoves(today);
        return possible.Contains(move.To) ? null : ReferralMoves.Illegal(State, possible);
    }

    private Problem? ReopenProblem(DateOnly today) =>
        State is ReferralState.Completed or ReferralState.EnteredInError ? ReferralMoves.Illegal(State, [])
        : WasReopened ? new("referral.reopened", "It was opened again once already. Log a new referral.")
        : LastStepOn.AddDays(ReferralMoves.ReopenDays) < today
            ? new("referral.reopen-late", $"Closed more than {ReferralMoves.ReopenDays} days ago. Log a new referral.")
        : null;

    private Problem? DateProblem(ReferralMove move, DateOnly today) =>
        move.On > today ? new("referral.future", "The date cannot be in the future.")
        : move.On < LastStepOn
            ? new("referral.order", FormattableString.Invariant($"Earlier than the step before ({LastStepOn:d MMM})."))
        : move.VisitOn is { } visit && (move.To != ReferralState.Scheduled || visit < move.On)
            ? new("referral.visit", "The visit cannot be before the day it was booked.")
        : null;

    private static Problem? ReasonProblem(ReferralMove move) =>
        move.Reason is { } reason
            ? ReferralReasons.For(move.To).Contains(reason)
                ? null
                : new("referral.reason", "Pick a reason.")
            : ReferralReasons.IsRequiredFor(move.To)
                ? new("referral.reason", "Pick a reason.")
                : null;

    private void Step(ReferralState? from, ReferralMove move, Entry by, PracticeCalendar calendar)
    {
        Record(from, move, by, isRecorded: true);
        (State, Reason, LastStepOn) = (move.To, move.Reason, move.On);
        VisitOn = move.VisitOn;
        WasInCare |= move.To == ReferralState.InCare;
        if (move.To == ReferralState.Attended)
        {
            AttendedOn ??= move.On;
        }

        DueAt = ReferralClock.DueAt(this, move, calendar);
        Version++;
    }

    private void Record(ReferralState? from, ReferralMove move, Entry by, bool isRecorded)
    {
        var isTold =
            Direction == ReferralDirection.Sent
            && move.To is not (ReferralState.Requested or ReferralState.EnteredInError)
            && move.Reason != ReferralReason.SenderWithdrew;
        StepCount++;
        _steps.Add(ReferralStep.Of(this, from, move, by, new(StepCount, isRecorded, isTold)));
    }
}
