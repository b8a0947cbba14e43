using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

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

    /// <summary>Where its connection comes from and goes to; none for one that changes the tables.</summary>
    internal SqliteReaders? Readers { get; init; }

    /// <summary>Lends the writer's connection and transaction to this context until the result is disposed.</summary>
    internal IDisposable Borrow(SqliteConnection connection, SqliteTransaction transaction) =>
        new Loan(this, connection, transaction);

    private sealed class Loan : IDisposable
    {
        private readonly SqliteReferralDb _db;
        private readonly string? _own;
        private readonly IDisposable? _transaction;

        public Loan(SqliteReferralDb db, SqliteConnection connection, SqliteTransaction transaction)
        {
            _db = db;
            _own = db.Database.GetConnectionString();
            db.Database.SetDbConnection(connection, contextOwnsConnection: false);
            _transaction = db.Database.UseTransaction(transaction);
        }

        public void Dispose()
        {
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
