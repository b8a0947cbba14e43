using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// What goes when an installation ends: its secret, and the messages that wait to be posted there. What the practice has stays,
/// and the time until that goes counts from <see cref="Installation.RemovedAt"/>.
/// </summary>
internal static class InstallationEnd
{
    private const string Reason = "I was removed there before this could be posted.";

    /// <summary>Ends it, inside a write; returns 0 when there was nothing to end.</summary>
    public static async Task<int> WriteAsync(
        ReferralDb db,
        InstallationKey key,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        DateTimeOffset? removedAt = now;
        var ended = await db.Live(key)
            .Where(row => row.InstalledAt != null)
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
            await RefuseMessagesAsync(db, key, removedAt, ct);
        }

        return ended;
    }

    /// <summary>Refuses what came back from a dispatcher that had it in hand when its installation ended.</summary>
    public static async Task SweepAsync(ReferralDbFactory databases, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var ended = await new AllPractices(db)
            .Query<Installation>()
            .Where(row => row.RemovedAt != null)
            .Select(row => new InstallationKey(row.Channel, row.ExternalId))
            .ToListAsync(ct);
        foreach (var key in ended)
        {
            await db.WriteAsync(inner => RefuseMessagesAsync(db, key, now, inner), ct);
        }
    }

    private static Task<int> RefuseMessagesAsync(
        ReferralDb db,
        InstallationKey key,
        DateTimeOffset? now,
        CancellationToken ct
    ) =>
        new AllPractices(db)
            .Query<OutboxMessage>()
            .Where(message =>
                message.Channel == key.Channel && message.Installation == key.Id && message.State == OutboxState.Pending
            )
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(message => message.State, OutboxState.Refused)
                        .SetProperty(message => message.FinishedAt, now)
                        .SetProperty(message => message.Error, Reason),
                ct
            );
}
