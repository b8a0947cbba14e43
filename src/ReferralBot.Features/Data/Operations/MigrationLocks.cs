using Npgsql;

namespace ReferralBot.Features.Data;

/// <summary>Lets one host migrate at a time; the others wait.</summary>
internal interface IMigrationLock
{
    /// <summary>Waits for the lock, and gives it back when the result is disposed.</summary>
    Task<IAsyncDisposable> TakeAsync(TimeProvider clock, CancellationToken ct);
}

/// <summary>A lock on a file beside the database, which the system lets go of when its process dies.</summary>
internal sealed class SqliteMigrationLock(SqliteFile file) : IMigrationLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<IAsyncDisposable> TakeAsync(TimeProvider clock, CancellationToken ct)
    {
        var held = await OpenAsync(clock, ct);
        RemoveAbandoned();
        return held;
    }

    private async Task<FileStream> OpenAsync(TimeProvider clock, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(file.FilePath + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    // EF's own lock is a row, which outlives a process that was killed while it migrated, and then nobody could
    // migrate any more: https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection
    private void RemoveAbandoned()
    {
        using var connection = file.OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        command.ExecuteNonQuery();
    }
}

/// <summary>An advisory lock of the server, which it lets go of when the connection ends.</summary>
internal sealed class PostgresMigrationLock(NpgsqlDataSource source) : IMigrationLock
{
    // "refbot" in ASCII: any number will do that nobody else locks in this database
    private const long Number = 0x726566626F74;

    public async Task<IAsyncDisposable> TakeAsync(TimeProvider clock, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Number });
        await command.ExecuteNonQueryAsync(ct);
        return new Held(connection);
    }

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection);
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Number });
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
