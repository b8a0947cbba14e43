using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// What goes when an installation ends: its secret, and the messages that wait to be posted there. What the practice has stays,
/// and the time until that goes counts from <see cref="Installation.RemovedAt"/>.
/// </summary>
/// <param name="Key">Its name.</param>
/// <param name="HappenedAt">When the platform says that it ended, where it says so.</param>
/// <param name="Now">When it is noticed.</param>
internal sealed record InstallationEnd(InstallationKey Key, DateTimeOffset? HappenedAt, DateTimeOffset Now)
{
    private const string Reason = "I was removed there before this could be posted.";

    // Platforms repeat what was not heard for up to a day. What claims to be older is no repetition: it is believed that
    // something ended, but not when, because a secret that is kept too long is worse than an install that is done again.
    internal static readonly TimeSpan LongestRepeat = TimeSpan.FromHours(36);

    // Their times are whole seconds.
    internal static readonly TimeSpan Cut = TimeSpan.FromSeconds(1);

    /// <summary>Ends it, inside a write; returns 0 when there was nothing to end.</summary>
    public async Task<int> WriteAsync(ReferralDb db, CancellationToken ct)
    {
        DateTimeOffset? removedAt = Now;
        var ended = await Meant(db)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(found => found.RemovedAt, removedAt)
                        .SetProperty(found => found.Secret, (string?)null)
                        .SetProperty(found => found.LeaseUntil, (DateTimeOffset?)null)
                        .SetProperty(found => found.LeaseId, (Guid?)null)
                        .SetProperty(found => found.ReconnectNeededAt, (DateTimeOffset?)null)
                        .SetProperty(found => found.ReconnectRemedy, (string?)null),
                ct
            );
        if (ended > 0)
        {
            var waiting = new AllPractices(db)
                .Query<OutboxMessage>()
                .Where(message => message.Channel == Key.Channel && message.Installation == Key.Id);
            await RefuseAsync(waiting, removedAt, ct);
        }

        return ended;
    }

    /// <summary>Refuses what came back from a dispatcher that had it in hand when its installation ended.</summary>
    public static async Task SweepAsync(ReferralDbFactory databases, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var all = new AllPractices(db);
        var ended = all.Query<Installation>().Where(row => row.RemovedAt != null);
        var left = all.Query<OutboxMessage>()
            .Where(message =>
                ended.Any(row => row.Channel == message.Channel && row.ExternalId == message.Installation)
            );
        await db.WriteAsync(inner => RefuseAsync(left, now, inner), ct);
    }

    // Not one that was installed after it happened.
    private IQueryable<Installation> Meant(ReferralDb db)
    {
        var live = db.Live(Key).Where(row => row.InstalledAt != null);
        if (HappenedAt is not { } at || Now - at > LongestRepeat)
        {
            return live;
        }

        DateTimeOffset? latest = at + Cut;
        return live.Where(row => row.InstalledAt <= latest);
    }

    /// <summary>Refuses those of these messages that wait.</summary>
    internal static Task<int> RefuseAsync(
        IQueryable<OutboxMessage> messages,
        DateTimeOffset? now,
        CancellationToken ct
    ) =>
        messages
            .Where(message => message.State == OutboxState.Pending)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(message => message.State, OutboxState.Refused)
                        .SetProperty(message => message.FinishedAt, now)
                        .SetProperty(message => message.Error, Reason),
                ct
            );
}
