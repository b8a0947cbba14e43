using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Keeps installations and their secrets in the database.</summary>
/// <remarks>Nothing here asks a platform: an installation that ended has no secret left to ask with.</remarks>
public sealed class InstallationStore(
    ReferralDbFactory databases,
    ISecretBox box,
    PracticeDefaults defaults,
    TimeProvider clock
) : IInstallations
{
    private const string NewKeys =
        "The keys that protect my access were lost. Install me again, or put the old keys back and start me again.";

    // Who has a lease: this process, unlike any other one.
    private readonly Guid _self = Guid.CreateVersion7(clock.GetUtcNow());

    /// <inheritdoc/>
    public Task InstallAsync(NewInstallation installation, CancellationToken ct) =>
        new Installing(databases, defaults, clock).RunAsync(installation, box.Protect(installation.Secret), ct);

    /// <inheritdoc/>
    public async Task<KeptInstallation?> FindAsync(InstallationKey key, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var secret = await db.Live(key).Select(row => row.Secret).SingleOrDefaultAsync(ct);
        return secret is null ? null : await OpenedAsync(key, secret, ct);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptInstallation>> AllAsync(string channel, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var rows = await new AllPractices(db)
            .Query<Installation>()
            .Where(row => row.Channel == channel && row.RemovedAt == null && row.Secret != null)
            .OrderBy(row => row.ExternalId)
            .Select(row => new { row.ExternalId, row.Secret })
            .ToListAsync(ct);
        var kept = new List<KeptInstallation>(rows.Count);
        foreach (var row in rows)
        {
            if (await OpenedAsync(new InstallationKey(channel, row.ExternalId), row.Secret!, ct) is { } readable)
            {
                kept.Add(readable);
            }
        }

        return kept;
    }

    /// <inheritdoc/>
    public async Task KeepSecretAsync(InstallationKey key, string secret, CancellationToken ct)
    {
        var kept = box.Protect(secret);
        await WriteAsync(
            (db, inner) =>
                db.Live(key)
                    .ExecuteUpdateAsync(
                        row =>
                            row.SetProperty(found => found.Secret, kept)
                                .SetProperty(found => found.ReconnectNeededAt, (DateTimeOffset?)null)
                                .SetProperty(found => found.ReconnectRemedy, (string?)null),
                        inner
                    ),
            ct
        );
    }

    /// <inheritdoc/>
    public async Task<bool> TryLeaseAsync(InstallationKey key, TimeSpan duration, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var until = now + duration;
        Guid? self = _self;
        return await WriteAsync(
                (db, inner) =>
                    db.Live(key)
                        .Where(row => row.LeaseUntil == null || row.LeaseUntil <= now)
                        .ExecuteUpdateAsync(
                            row =>
                                row.SetProperty(found => found.LeaseUntil, until)
                                    .SetProperty(found => found.LeaseId, self),
                            inner
                        ),
                ct
            ) > 0;
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(InstallationKey key, CancellationToken ct)
    {
        Guid? self = _self;
        return WriteAsync(
            (db, inner) =>
                db.Named(key)
                    .Where(row => row.LeaseId == self)
                    .ExecuteUpdateAsync(
                        row =>
                            row.SetProperty(found => found.LeaseUntil, (DateTimeOffset?)null)
                                .SetProperty(found => found.LeaseId, (Guid?)null),
                        inner
                    ),
            ct
        );
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveAsync(InstallationKey key, DateTimeOffset? happenedAt, CancellationToken ct)
    {
        var end = new InstallationEnd(key, happenedAt, clock.GetUtcNow());
        return await WriteAsync(end.WriteAsync, ct) > 0;
    }

    /// <inheritdoc/>
    public async Task ReconnectNeededAsync(InstallationKey key, string remedy, CancellationToken ct)
    {
        if (await databases.PracticeOfAsync(key, ct) is { } practice)
        {
            await using var db = databases.Open(practice);
            await db.WriteAsync(inner => new ReconnectNotice(db, practice, clock).WriteAsync(key, remedy, inner), ct);
        }
    }

    private async Task<KeptInstallation?> OpenedAsync(InstallationKey key, string kept, CancellationToken ct)
    {
        if (box.Unprotect(kept) is { } secret)
        {
            return new KeptInstallation(key, secret);
        }

        await ReconnectNeededAsync(key, NewKeys, ct);
        return null;
    }

    private async Task<int> WriteAsync(Func<ReferralDb, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return await db.WriteAsync(inner => work(db, inner), ct);
    }
}
