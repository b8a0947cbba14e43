using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Jobs;

/// <summary>
/// A message that the bot sends by itself at its time: when it is due is a question to the type, posting it is asked of an
/// instance in the practice's scope.
/// </summary>
public interface IScheduledJob
{
    /// <summary>What operators call it, e.g. <c>monthly-check-in</c>; the ledger's rows carry it as their kind.</summary>
    static abstract string Name { get; }

    /// <summary>The latest time at or before an instant that it is due in a practice.</summary>
    static abstract JobTime LastAt(Practice practice, DateTimeOffset instant);

    /// <summary>The first time after an instant that it is due in a practice.</summary>
    static abstract JobTime NextAt(Practice practice, DateTimeOffset instant);

    /// <summary>
    /// Does what is due at an instant for the practice of this scope, once: it takes up the time of <see cref="LastAt"/> in
    /// the ledger and puts the messages into the outbox in the same transaction.
    /// </summary>
    /// <param name="asOf">The instant to work for; an operator may name another one than now.</param>
    /// <param name="ct">Given up before anything is saved, or not at all.</param>
    Task<JobOutcome> RunAsync(DateTimeOffset asOf, CancellationToken ct);
}

/// <summary>One time that a job is due in a practice.</summary>
/// <param name="Period">The month or quarter in its short form, e.g. 2026-09 or 2026-Q3; the ledger's row carries it.</param>
/// <param name="DueAt">When.</param>
public sealed record JobTime(string Period, DateTimeOffset DueAt);
