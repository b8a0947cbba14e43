using ReferralBot.Features.Data;

namespace ReferralBot.Delivery;

/// <summary>How much is in hand at once, how long things may take and by which clock, and when something is abandoned.</summary>
internal sealed record DispatchLimits(TimeProvider Clock)
{
    /// <summary>
    /// So many conversations are sent to at once: enough for a thousand at one a second each while answers take a fifth of one.
    /// </summary>
    public int MostInHand { get; init; } = 256;

    /// <summary>Another process may put something into the outbox without a wake here.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An answer that takes longer is lost.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop waits for answers.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often other hosts' abandoned messages are looked for; none where this is the only host.</summary>
    public TimeSpan? RecoverEvery { get; init; }

    /// <summary>A file has one host; a server may have several, one of which may die.</summary>
    public static DispatchLimits For(DatabaseProvider provider, TimeProvider clock) =>
        provider == DatabaseProvider.Sqlite
            ? new DispatchLimits(clock)
            : new DispatchLimits(clock) { RecoverEvery = TimeSpan.FromMinutes(1) };

    /// <summary>Whether it is time to look for messages that were left in hand.</summary>
    public bool IsTimeToRecover(DateTimeOffset? last, DateTimeOffset now) =>
        last is not { } before || (RecoverEvery is { } every && now - before >= every);

    /// <summary>Messages that were taken in hand before this were abandoned: by us before the start, or by another host.</summary>
    public DateTimeOffset AbandonedBefore(DateTimeOffset now, bool isFirst) =>
        isFirst && RecoverEvery is null ? now : now - (2 * Answer) - Farewell;

    /// <summary>How long to wait before try number <paramref name="attempt"/> + 1: 2 s, 4 s, 8 s, … 10 min.</summary>
    public static TimeSpan Backoff(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, Math.Min(attempt, 10))));
}
