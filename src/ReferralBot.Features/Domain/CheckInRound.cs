namespace ReferralBot.Features.Domain;

/// <summary>What became of a line of the monthly check-in.</summary>
public enum LineState
{
    /// <summary>Nobody has answered it.</summary>
    Open,

    /// <summary>Somebody was in touch.</summary>
    Done,

    /// <summary>It was put off until a day.</summary>
    Snoozed,

    /// <summary>It was left out this time, with a reason.</summary>
    Skipped,
}

/// <summary>One month's check-in as it was posted, so that its lines can be edited in place.</summary>
public sealed class CheckInRound : IOwned, IVersioned
{
    private readonly List<CheckInLine> _lines = [];

    private CheckInRound(Id<CheckInRound> id, Id<Practice> practiceId, Month month)
    {
        Id = id;
        PracticeId = practiceId;
        Month = month;
    }

    /// <summary>The key.</summary>
    public Id<CheckInRound> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The month that it is for.</summary>
    public Month Month { get; }

    /// <summary>The practice's day for which it was drawn; the days of its buttons are counted from it.</summary>
    public DateOnly DrawnOn { get; private init; }

    /// <summary>The day on which it should have been posted, where that had passed.</summary>
    public DateOnly? DelayedSince { get; private init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Its lines in the order of the message, as far as they were loaded.</summary>
    public IReadOnlyList<CheckInLine> Lines => _lines;

    /// <summary>Draws up a month's round.</summary>
    public static CheckInRound Draw(Practice practice, Month month, DateOnly drawnOn, TimeProvider clock) =>
        new(Id<CheckInRound>.New(clock), practice.Id, month) { DrawnOn = drawnOn };

    /// <summary>The same, for one whose day had passed.</summary>
    public static CheckInRound DrawLate(
        Practice practice,
        Month month,
        (DateOnly Drawn, DateOnly Due) days,
        TimeProvider clock
    ) => new(Id<CheckInRound>.New(clock), practice.Id, month) { DrawnOn = days.Drawn, DelayedSince = days.Due };

    /// <summary>Adds a line at the end.</summary>
    public void Add(Id<Partner> partner, CheckInStanding standing, string detail) =>
        _lines.Add(new CheckInLine(Id, partner, PracticeId, _lines.Count + 1) { Standing = standing, Detail = detail });

    /// <summary>The line of a partner, if it has one.</summary>
    public CheckInLine? LineOf(Id<Partner> partner) => _lines.Find(line => line.PartnerId == partner);

    /// <summary>Somebody was in touch with the partner.</summary>
    public bool Done(Touch touch) =>
        Answer(touch.PartnerId, line => line.Done(touch, new LineAnswer(LineState.Done, touch.By, touch.LoggedAt)));

    /// <summary>The partner was put off until a day.</summary>
    public bool Snoozed(Id<Partner> partner, DateOnly until, Entry by) =>
        Answer(partner, line => line.PutOff(new LineAnswer(LineState.Snoozed, by.By.Id, by.At) { Until = until }));

    /// <summary>The partner was left out this time.</summary>
    public bool Skipped(Id<Partner> partner, SkipReason reason, Entry by) =>
        Answer(partner, line => line.PutOff(new LineAnswer(LineState.Skipped, by.By.Id, by.At) { Reason = reason }));

    /// <summary>The touch that a line was done with was taken back: the line waits again.</summary>
    public bool TakenBack(Touch touch) =>
        LineOf(touch.PartnerId)?.TouchId == touch.Id && Answer(touch.PartnerId, line => line.Reopen());

    // The round's version is raised with every line, because the message is drawn whole: of two answers at once the second
    // is drawn again on top of the first.
    private bool Answer(Id<Partner> partner, Action<CheckInLine> answer)
    {
        if (LineOf(partner) is not { } line)
        {
            return false;
        }

        answer(line);
        Version++;
        return true;
    }
}

/// <summary>What somebody answered on a line.</summary>
internal sealed record LineAnswer(LineState State, Id<Member> By, DateTimeOffset At)
{
    public DateOnly? Until { get; init; }

    public SkipReason? Reason { get; init; }
}

/// <summary>One partner's line of a posted check-in.</summary>
public sealed class CheckInLine : IOwned
{
    /// <summary>Room for what stands under the partner's name.</summary>
    public const int DetailMaxLength = 200;

    internal CheckInLine(Id<CheckInRound> roundId, Id<Partner> partnerId, Id<Practice> practiceId, int position)
    {
        RoundId = roundId;
        PartnerId = partnerId;
        PracticeId = practiceId;
        Position = position;
    }

    /// <summary>The round.</summary>
    public Id<CheckInRound> RoundId { get; }

    /// <summary>The partner.</summary>
    public Id<Partner> PartnerId { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>Its place in the message, from 1.</summary>
    public int Position { get; }

    /// <summary>Due or late, as it was on the day.</summary>
    public CheckInStanding Standing { get; internal init; }

    /// <summary>What stood under the partner's name on the day.</summary>
    public string Detail { get; internal init; } = "";

    /// <summary>What became of it.</summary>
    public LineState State { get; private set; }

    /// <summary>Who answered it.</summary>
    public Id<Member>? AnsweredBy { get; private set; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Until when it was put off.</summary>
    public DateOnly? SnoozedUntil { get; private set; }

    /// <summary>Why it was left out.</summary>
    public SkipReason? SkipReason { get; private set; }

    /// <summary>The touch that it was done with.</summary>
    public Id<Touch>? TouchId { get; private set; }

    internal void Done(Touch touch, LineAnswer answer)
    {
        Take(answer);
        TouchId = touch.Id;
    }

    // What was done stays done: putting it off afterwards is about the next time.
    internal void PutOff(LineAnswer answer)
    {
        if (State != LineState.Done)
        {
            Take(answer);
        }
    }

    internal void Reopen() =>
        (State, AnsweredBy, AnsweredAt, SnoozedUntil, SkipReason, TouchId) = (
            LineState.Open,
            null,
            null,
            null,
            null,
            null
        );

    private void Take(LineAnswer answer) =>
        (State, AnsweredBy, AnsweredAt, SnoozedUntil, SkipReason) = (
            answer.State,
            answer.By,
            answer.At,
            answer.Until,
            answer.Reason
        );
}
