namespace ReferralBot.Features.Domain;

/// <summary>What became of a client who was referred; what is <see langword="null"/> is left as it is.</summary>
/// <param name="Fits">Whether it was in our scope, with all information.</param>
/// <param name="Satisfaction">How satisfied the client was, 1 to 5.</param>
/// <param name="Retained">Whether the client was in care, or had finished well, at day 90.</param>
public sealed record Outcome(bool? Fits = null, int? Satisfaction = null, bool? Retained = null)
{
    /// <summary>The best score.</summary>
    public const int BestScore = 5;

    /// <summary>The outcome is checked so many days after the first visit.</summary>
    public const int CheckDays = 90;

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => this == new Outcome();
}

/// <content>What became of the client.</content>
public sealed partial class Referral
{
    /// <summary>How satisfied the client was, 1 to 5, if somebody asked.</summary>
    public int? Satisfaction { get; private set; }

    /// <summary>Whether the client was in care, or had finished well, at day 90.</summary>
    public bool? Retained { get; private set; }

    /// <summary>The instant of the first contact with the client, where it is known to the minute.</summary>
    public DateTimeOffset? FirstContactAt { get; private set; }

    /// <summary>Notes what became of the client; what it does not say stays.</summary>
    public Result<Referral> Rate(Outcome outcome, DateOnly today)
    {
        if (OutcomeProblem(outcome, AttendedOn, today) is { } problem)
        {
            return problem;
        }

        var before = (Fits, Satisfaction, Retained);
        (Fits, Satisfaction, Retained) = (
            outcome.Fits ?? Fits,
            outcome.Satisfaction ?? Satisfaction,
            outcome.Retained ?? Retained
        );
        Version += before == (Fits, Satisfaction, Retained) ? 0 : 1;
        if (State == ReferralState.InCare && Retained is not null)
        {
            DueAt = null; // the day-90 check is what it waited for
        }

        return this;
    }

    private static Problem? OutcomeProblem(Outcome outcome, DateOnly? attendedOn, DateOnly today) =>
        outcome switch
        {
            { Satisfaction: < 1 or > Outcome.BestScore } => new(
                "outcome.satisfaction",
                $"Between 1 and {Outcome.BestScore}."
            ),
            { Satisfaction: not null } when attendedOn is null => new(
                "outcome.satisfaction",
                "Available once the first visit has happened."
            ),
            { Retained: not null } when attendedOn is null => new(
                "outcome.retained",
                "Available once the first visit has happened."
            ),
            { Retained: not null } when attendedOn.Value.AddDays(Outcome.CheckDays) is var day && day > today => new(
                "outcome.retained",
                FormattableString.Invariant($"Day 90 is {day:d MMM yyyy}.")
            ),
            _ => null,
        };
}
