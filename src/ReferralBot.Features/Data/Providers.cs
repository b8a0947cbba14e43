using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReferralBot.Features.Data;

/// <summary>The model on SQLite, with its own migrations in <c>Migrations/Sqlite</c>.</summary>
/// <remarks>
/// To make the migration anew after a change of the model:
/// <c>dotnet ef migrations add NAME --context SqliteReferralDb --project src/ReferralBot.Features
/// -o Data/Migrations/Sqlite</c>.
/// </remarks>
public sealed class SqliteReferralDb : ReferralDb
{
    internal SqliteReferralDb(DbContextOptions<SqliteReferralDb> options, CurrentPractice practice, WriteSeam seam)
        : base(options, practice, seam) { }

    private SqliteInserts? _inserts;

    /// <summary>Where its connection comes from and goes to; none for one that changes the tables.</summary>
    internal SqliteReaders? Readers { get; init; }

    /// <summary>Lends the writer's connection and transaction to this context until the result is disposed.</summary>
    internal IDisposable Borrow(SqliteTransaction transaction, SqliteInserts inserts)
    {
        _inserts = inserts;
        return new Loan(this, transaction);
    }

    /// <inheritdoc/>
    private protected override Task<int> WriteRowsAsync(CancellationToken ct)
    {
        var changed = ChangeTracker.Entries().Where(entry => entry.State != EntityState.Unchanged).ToList();
        return
            _inserts is not null
            && Database.CurrentTransaction?.GetDbTransaction() is SqliteTransaction transaction
            && changed.TrueForAll(entry => entry.State == EntityState.Added)
            ? Task.FromResult(_inserts.Write(changed, transaction))
            : base.WriteRowsAsync(ct);
    }

    private sealed class Loan : IDisposable
    {
        private readonly SqliteReferralDb _db;
        private readonly string? _own;
        private readonly IDisposable? _transaction;

        public Loan(SqliteReferralDb db, SqliteTransaction transaction)
        {
            _db = db;
            _own = db.Database.GetConnectionString();
            db.Database.SetDbConnection(transaction.Connection, contextOwnsConnection: false);
            _transaction = db.Database.UseTransaction(transaction);
        }

        public void Dispose()
        {
            _db._inserts = null;
            _transaction?.Dispose();
            _db.Database.SetDbConnection(connection: null);
            _db.Database.SetConnectionString(_own);
        }
    }
}

/// <summary>The model on PostgreSQL, with its own migrations in <c>Migrations/Postgres</c>.</summary>
/// <remarks>
/// To make the migration anew after a change of the model:
/// <c>dotnet ef migrations add NAME --context PostgresReferralDb --project src/ReferralBot.Features
/// -o Data/Migrations/Postgres</c>.
/// </remarks>
public sealed class PostgresReferralDb : ReferralDb
{
    internal PostgresReferralDb(DbContextOptions<PostgresReferralDb> options, CurrentPractice practice, WriteSeam seam)
        : base(options, practice, seam) { }
}

/// <summary>Lets <c>dotnet ef</c> build the SQLite model; it opens no file.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteReferralDb>
{
    public SqliteReferralDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteReferralDb>().UseSqlite("Data Source=design.db").Options,
            new CurrentPractice(),
            WriteSeam.None
        );
}

/// <summary>Lets <c>dotnet ef</c> build the PostgreSQL model; it opens no connection.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresReferralDb>
{
    public PostgresReferralDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresReferralDb>().UseNpgsql("Host=design").Options,
            new CurrentPractice(),
            WriteSeam.None
        );
}
