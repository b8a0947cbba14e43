using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ReferralBot.Features.Data;

/// <summary>Checks what the attributes of <see cref="DatabaseOptions"/> say.</summary>
[OptionsValidator]
public sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;

/// <summary>Checks that the connection string fits the provider, without repeating it: it may hold a password.</summary>
public sealed class ConnectionStringValidator : IValidateOptions<DatabaseOptions>
{
    private const string Key = $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
        Problem(options) is { } problem
            ? ValidateOptionsResult.Fail($"{Key}: {problem}")
            : ValidateOptionsResult.Success;

    private static string? Problem(DatabaseOptions options)
    {
        try
        {
            return options.Provider switch
            {
                DatabaseProvider.Sqlite => SqliteProblem(new SqliteConnectionStringBuilder(options.ConnectionString)),
                DatabaseProvider.PostgreSql => PostgresProblem(
                    new NpgsqlConnectionStringBuilder(options.ConnectionString)
                ),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or DbException)
        {
            return $"it can't be read for {options.Provider}. Use for example {Example(options.Provider)}";
        }
    }

    private static string? SqliteProblem(SqliteConnectionStringBuilder connection) =>
        connection.DataSource.Length == 0
        || connection.DataSource == ":memory:"
        || connection.Mode == SqliteOpenMode.Memory
            ? $"it must name a file, so that what is saved stays. Use for example {Example(DatabaseProvider.Sqlite)}"
            : null;

    private static string? PostgresProblem(NpgsqlConnectionStringBuilder connection) =>
        string.IsNullOrWhiteSpace(connection.Host) || string.IsNullOrWhiteSpace(connection.Database)
            ? $"it must name a host and a database. Use for example {Example(DatabaseProvider.PostgreSql)}"
            : null;

    private static string Example(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite
            ? "Data Source=data/referralbot.db"
            : "Host=localhost;Database=referralbot;Username=referralbot;Password=…";
}
