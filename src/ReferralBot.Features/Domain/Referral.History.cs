namespace ReferralBot.Features.Domain;

/// <content>How a referral comes from a file, and how a file brings it up to date.</content>
public sealed partial class Referral
{
    /// <summary>An import key has this many characters: 128 bits in hexadecimal.</summary>
    public const int ImportKeyLength = 32;

    /// <summary>
    /// What a row without a number is recognised by when its file is imported again: a digest of direction, partner, contact, service
    /// and day, and of how many such rows stood before it.
    /// </summary>
    public string? ImportKey { get; private init; }

    /// <summary>Takes a referral over from a file, with the steps that the file dates.</summary>
    /// <param name="practiceId">The practice.</param>
    /// <param name="history">What the file says.</param>
    /// <param name="by">Who imports it.</param>
    /// <param name="calendar">The practice's time.</param>
    public static Result<Referral> Import(
        Id<Practice> practiceId,
        ReferralHistory history,
        Entry by,
        PracticeCalendar calendar
    )
    {
        var today = calendar.Today(by.At);
        if (history.FirstProblem(today) is { } problem)
        {
            return problem;
        }

        var entry = history.Entry;
        var referral = new Referral(new Id<Referral>(Guid.CreateVersion7(by.At)), practiceId, by.At)
        {
            Direction = entry.Direction,
            PartnerId = entry.Partner?.Id,
            ContactId = entry.ContactId,
            ToMemberId = entry.ToMemberId,
            Client = entry.Client,
            Service = TypedText.Clean(entry.Service),
            Urgency = entry.Urgency,
            ReceivedOn = entry.On,
            OwnerId = entry.OwnerId,
            LoggedBy = by.By.Id,
            ImportKey = history.Key,
        };
        referral.Step(from: null, new ReferralMove(ReferralState.Requested, entry.On), by, calendar);
        referral.Follow(history, by, calendar);
        if (history.Number is { } number)
        {
            referral.Take(number);
        }

        return referral.Rate(history.Outcome, today);
    }

    /// <summary>
    /// Brings it up to date with a file. What the file leaves empty stays; what the file says otherwise about its beginning, or about
    /// a step that was taken, is a problem: those are never changed.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public Result<bool> Update(ReferralHistory history, Entry by, PracticeCalendar calendar)
    {
        var today = calendar.Today(by.At);
        var untold = history.FirstProblem(today) ?? OtherStory(history);
        if ((untold ?? OutcomeProblem(history.Outcome, AttendedOn ?? history.AttendedOn, today)) is { } problem)
        {
            return problem; // before anything changed: a row is kept as a whole or not at all
        }

        var before = Version;
        if (history.State is { } to && to != State)
        {
            var move = new ReferralMove(to, DayOf(to, history) ?? LastStepOn, history.Reason);
            if (Move(move, by, calendar).Failed(out var illegal, out _))
            {
                return illegal;
            }
        }

        Restate(history);
        return Rate(history.Outcome, today).Failed(out var unrated, out _) ? unrated : Version != before;
    }

    private static DateOnly? DayOf(ReferralState state, ReferralHistory history) =>
        ReferralMoves.IsEnd(state) ? history.ClosedOn
        : state == ReferralState.Attended ? history.AttendedOn
        : state == ReferralState.Contacting ? history.FirstContactOn
        : null;

    private void Restate(ReferralHistory history)
    {
        var entry = history.Entry;
        var before = (OwnerId, ContactId, Service, Urgency, FirstContactAt);
        (OwnerId, ContactId) = (entry.OwnerId, entry.ContactId ?? ContactId);
        (Service, Urgency) = (TypedText.Clean(entry.Service), entry.Urgency);
        FirstContactAt ??= history.FirstContactAt;
        Version += before == (OwnerId, ContactId, Service, Urgency, FirstContactAt) ? 0 : 1;
    }

    private Problem? OtherStory(ReferralHistory history) =>
        history switch
        {
            _ when history.Entry.Direction != Direction => new(
                "referral.direction",
                $"{Ref} is {ReferralLists.Directions.CodeOf(Direction)} here."
            ),
            _ when history.Entry.Partner?.Id != PartnerId => new(
                "referral.partner",
                $"{Ref} has another partner here."
            ),
            _ when history.Entry.On != ReceivedOn => new("referral.future", $"{Ref} has another date here."),
            { AttendedOn: { } day } when AttendedOn is { } known && known != day => new(
                "referral.attended",
                FormattableString.Invariant($"The first visit was on {known:d MMM yyyy} here. A step is never changed.")
            ),
            { ClosedOn: { } day, State: { } state } when state == State && day != LastStepOn => new(
                "referral.closed",
                FormattableString.Invariant($"It ended on {LastStepOn:d MMM yyyy} here. A step is never changed.")
            ),
            _ => null,
        };

    // A step that must have been, though nobody dated it, is one that was not recorded.
    private void Follow(ReferralHistory history, Entry by, PracticeCalendar calendar)
    {
        var stands = history.Stands;
        FirstContactAt = history.FirstContactAt;
        if (history.FirstContactOn is { } contact && (history.AttendedOn is not null || Leads(stands)))
        {
            Pass(new ReferralMove(ReferralState.Contacting, contact), by, calendar);
        }

        if (history.AttendedOn is { } visit)
        {
            Pass(new ReferralMove(ReferralState.Attended, visit), by, calendar);
        }

        if (stands != State)
        {
            Pass(new ReferralMove(stands, history.ClosedOn ?? LastStepOn, history.Reason), by, calendar);
        }

        UndoneAt = stands == ReferralState.EnteredInError ? by.At : null;

        static bool Leads(ReferralState to) =>
            to == ReferralState.Contacting
            || to == ReferralState.NoShow
            || ReferralMoves.From(ReferralState.Contacting).Contains(to);
    }

    private void Pass(ReferralMove move, Entry by, PracticeCalendar calendar)
    {
        var from = State;
        ReferralState? via = move.To switch
        {
            ReferralState.OnHold when from == ReferralState.Requested => ReferralState.Acknowledged,
            ReferralState.NoShow => ReferralState.Scheduled,
            _ => null,
        };
        List<ReferralState> between =
        [
            .. ReferralMoves.Skipped(from, via ?? move.To),
            .. via is { } last ? new[] { last } : [],
        ];
        foreach (var skipped in between)
        {
            Record(from, move with { To = skipped }, by, isRecorded: false);
            from = skipped;
        }

        Step(from, move, by, calendar);
    }
}
