using ReferralBot.Chat;

namespace ReferralBot.Features.Jobs;

/// <summary>What became of a job for one practice. The set is closed.</summary>
public abstract record JobOutcome
{
    private JobOutcome() { }

    /// <summary>Its messages are in the outbox.</summary>
    /// <param name="Period">The month or quarter that they are for.</param>
    /// <param name="To">The conversation that they go to.</param>
    public sealed record Posted(string Period, ConversationRef To) : JobOutcome
    {
        /// <summary>Whether its time had passed, so that the message is marked as delayed.</summary>
        public bool Delayed { get; init; }
    }

    /// <summary>It was done before: nothing was posted now.</summary>
    public sealed record AlreadyDone(string Period) : JobOutcome;

    /// <summary>Its time has not come.</summary>
    public sealed record NotDue(JobTime Next) : JobOutcome;

    /// <summary>Too late to be of use: it is written down as missed, and nothing was posted.</summary>
    public sealed record Missed(JobTime Time) : JobOutcome;

    /// <summary>There is nothing to say for this period: it is written down as done, and nothing was posted.</summary>
    public sealed record NothingToSay(string Period) : JobOutcome;

    /// <summary>The practice has switched this kind of message off, or nothing can be posted where it goes.</summary>
    public sealed record SwitchedOff : JobOutcome
    {
        /// <summary>What somebody has to do before anything can be posted there; <see langword="null"/> where it is just off.</summary>
        public string? Remedy { get; init; }
    }
}
