using Microsoft.EntityFrameworkCore;

namespace ReferralBot.Features.Data;

/// <summary>Brings the tables up to date, at the start and for the command <c>database migrate</c>.</summary>
public sealed class DatabaseMigrator(ReferralDbFactory databases, TimeProvider clock)
{
    /// <summary>Applies what is missing and returns its names; several hosts may do so at once.</summary>
    /// <exception cref="DatabaseUnavailableException">The database file can't be created or written.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        await using var db = databases.OpenForMigration();
        await using var held = await databases.MigrationLock.TakeAsync(clock, ct);
        var missing = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (missing.Count > 0)
        {
            await db.Database.MigrateAsync(ct);
        }

        return missing;
    }
}
