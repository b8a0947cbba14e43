using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Opens contexts beside the scoped one, for work that must not save a handler's half-done changes.</summary>
public abstract class ReferralDbFactory
{
    private protected ReferralDbFactory() { }

    /// <summary>A context for one practice's rows; the caller disposes of it.</summary>
    public ReferralDb Open(Id<Practice> practice)
    {
        var current = new CurrentPractice();
        current.Set(practice);
        return Open(current);
    }

    /// <summary>A context for a practice that may be set later.</summary>
    internal abstract ReferralDb Open(CurrentPractice practice);

    /// <summary>A context that sees rows through <see cref="AllPractices"/> only.</summary>
    internal ReferralDb OpenForAll() => Open(new CurrentPractice());

    /// <summary>To be held while the tables are changed.</summary>
    internal abstract IMigrationLock MigrationLock { get; }

    /// <summary>A context that may change the tables.</summary>
    internal abstract ReferralDb OpenForMigration();
}

internal sealed class SqliteReferralDbFactory(SqliteFile file, WriteSeam seam, ILoggerFactory? logs)
    : ReferralDbFactory,
        IDisposable
{
    private readonly DbContextOptions<SqliteReferralDb> _reading = Options(file.ReadOnly, logs);
    private readonly SqliteReaders _readers = new();

    /// <summary>Closes the readers, so that SQLite can put the write-ahead log away.</summary>
    public void Dispose() => _readers.Dispose();

    internal override ReferralDb Open(CurrentPractice practice) =>
        new SqliteReferralDb(_reading, practice, seam) { Readers = _readers };

    internal override IMigrationLock MigrationLock { get; } = new SqliteMigrationLock(file);

    internal override ReferralDb OpenForMigration()
    {
        file.Create();
        return new SqliteReferralDb(Options(file.ReadWrite, logs), new CurrentPractice(), seam);
    }

#pragma warning disable EF1001 // see SqliteReaderConnection
    private static DbContextOptions<SqliteReferralDb> Options(string connection, ILoggerFactory? logs) =>
#pragma warning disable EF1001 // see SqliteReaderConnection
        new DbContextOptionsBuilder<SqliteReferralDb>()
            .UseSqlite(connection)
            .UseLoggerFactory(logs)
            .ReplaceService<ISqliteRelationalConnection, SqliteReaderConnection>()
            .Options;
#pragma warning restore EF1001 // only that one service
}

internal sealed class PostgresReferralDbFactory(NpgsqlDataSource source, WriteSeam seam, ILoggerFactory? logs)
    : ReferralDbFactory
{
    private readonly DbContextOptions<PostgresReferralDb> _options = new DbContextOptionsBuilder<PostgresReferralDb>()
        .UseNpgsql(source)
        .UseLoggerFactory(logs)
        .Options;

    internal override ReferralDb Open(CurrentPractice practice) => new PostgresReferralDb(_options, practice, seam);

    internal override IMigrationLock MigrationLock { get; } = new PostgresMigrationLock(source);

    internal override ReferralDb OpenForMigration() => OpenForAll();
}
