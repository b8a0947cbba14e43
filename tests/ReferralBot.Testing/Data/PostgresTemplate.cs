using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReferralBot.Features.Data;

namespace ReferralBot.Testing.Data;

/// <summary>A PostgreSQL database that is migrated once per run and cloned for each test.</summary>
public static class PostgresTemplate
{
    /// <summary>A connection string of a role that may create databases.</summary>
    public const string Variable = "REFERRALBOT_TEST_POSTGRES";

    private static readonly string Name = $"refbot_template_{Guid.CreateVersion7():N}";
    private static readonly Once<string> Template = new(MakeAsync);

    /// <summary>A fresh, empty database without tables.</summary>
    public static Task<(DatabaseOptions Options, Func<ValueTask> Remove)> EmptyAsync() => CreateAsync("template0");

    internal static async Task<(DatabaseOptions Options, Func<ValueTask> Remove)> CopyAsync()
    {
        Required.Setting(Variable, "PostgreSQL");
        return await CreateAsync(await Template.GetAsync());
    }

    private static async Task<(DatabaseOptions Options, Func<ValueTask> Remove)> CreateAsync(string template)
    {
        Required.Setting(Variable, "PostgreSQL");
        var name = $"refbot_test_{Guid.CreateVersion7():N}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return (Options(name), () => new ValueTask(RunAsync($"DROP DATABASE {name} WITH (FORCE)")));
    }

    private static async Task<string> MakeAsync()
    {
        await RunAsync($"CREATE DATABASE {Name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop();
        await using var services = new ServiceCollection().AddLogging().AddData(Options(Name)).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return Name;
    }

    private static DatabaseOptions Options(string database) =>
        new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = Connection(database) };

    private static string Connection(string database) =>
        new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Variable))
        {
            Database = database,
            MaxPoolSize = 20,
        }.ToString();

    private static async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // A process that ends can't wait for a task.
    private static void Drop()
    {
        using var source = NpgsqlDataSource.Create(Connection("postgres"));
        using var command = source.CreateCommand($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        command.ExecuteNonQuery();
    }
}
