using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReferralBot.Features.Data;

/// <summary>Open connections that read the file. A context takes one for its lifetime and gives it back.</summary>
/// <remarks>
/// EF gives each new connection some twenty functions, and the driver's pool takes them off and puts them on again around every
/// query, which costs more than the query. A connection that stays open keeps them, and its part of the file in memory.
/// </remarks>
internal sealed class SqliteReaders : IDisposable
{
    private const int MostKept = 32;

    private readonly ConcurrentBag<DbConnection> _idle = [];
    private bool _closed;

    /// <summary>An open connection, or <see langword="null"/> when a new one must be made.</summary>
    public DbConnection? TryTake() => _idle.TryTake(out var connection) ? connection : null;

    /// <summary>Keeps a connection for the next context; says whether there is room for it.</summary>
    public bool TryKeep(DbConnection connection)
    {
        if (_closed || connection.State != System.Data.ConnectionState.Open || _idle.Count >= MostKept)
        {
            return false;
        }

        _idle.Add(connection);
        return true;
    }

    /// <summary>Closes what is idle, so that SQLite can put the write-ahead log away.</summary>
    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}

/// <summary>EF's connection to the file, which takes a reader's connection and gives it back instead of closing it.</summary>
#pragma warning disable EF1001 // the only way to say where a context's connection comes from and goes to; the data tests watch it
internal sealed class SqliteReaderConnection(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder commands,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger
) : SqliteRelationalConnection(dependencies, commands, logger)
{
    private SqliteReaders? Readers => (Context as SqliteReferralDb)?.Readers;

    protected override DbConnection CreateDbConnection() => Readers?.TryTake() ?? Made();

    protected override void CloseDbConnection()
    {
        if (Readers is null)
        {
            base.CloseDbConnection();
        }
    }

    protected override Task CloseDbConnectionAsync() =>
        Readers is null ? base.CloseDbConnectionAsync() : Task.CompletedTask;

    protected override void DisposeDbConnection()
    {
        if (Readers?.TryKeep(DbConnection) != true)
        {
            base.DisposeDbConnection();
        }
    }

    protected override ValueTask DisposeDbConnectionAsync() =>
        Readers?.TryKeep(DbConnection) == true ? ValueTask.CompletedTask : base.DisposeDbConnectionAsync();

    private DbConnection Made()
    {
        var made = base.CreateDbConnection();
        if (Readers is not null)
        {
            made.Open();
        }

        return made;
    }
}
#pragma warning restore EF1001 // only that one class
