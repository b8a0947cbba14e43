using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>The tables are there after the start, however many hosts start at once.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("referralbot-migration-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder.FullName, "deep", "data", "referralbot.db");

    [Fact]
    public async Task Hosts_that_start_at_once_on_postgres_migrate_once()
    {
        var (options, remove) = await PostgresTemplate.EmptyAsync();
        Assert.Equal(1, await MigratingHostsAsync(options, 4));
        await remove();
    }

    [Fact]
    public async Task Hosts_that_start_at_once_on_sqlite_migrate_once() =>
        Assert.Equal(1, await MigratingHostsAsync(OnFile(), 4));

    [Fact]
    public async Task A_migration_that_was_killed_does_not_lock_the_database_for_ever()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await using (var abandoned = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await abandoned.OpenAsync(Ct);
            await using var command = abandoned.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync(Ct);
        }

        Assert.Equal(1, await MigratingHostsAsync(OnFile(), 1).WaitAsync(TimeSpan.FromMinutes(1), Ct));
    }

    [Fact]
    public async Task The_folder_is_made_and_only_the_owner_may_read_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllBytesAsync(FilePath, [], Ct);
        File.SetUnixFileMode(FilePath, File.GetUnixFileMode(FilePath) | UnixFileMode.OtherRead); // from an older set-up

        await using var host = Host(OnFile());
        await host.GetRequiredService<DatabaseMigrator>().MigrateAsync(Ct);
        using var writer = host.GetRequiredService<SqliteFile>().OpenWriter();
        using var command = writer.CreateCommand();
        command.CommandText = "CREATE TABLE \"Touched\" (\"Id\" INTEGER)";
        command.ExecuteNonQuery();

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All(
            new[] { FilePath, FilePath + "-wal", FilePath + "-shm" },
            path => Assert.Equal(OwnerOnly, File.GetUnixFileMode(path))
        );
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "not a folder", Ct);
        await using var host = Host(new() { ConnectionString = $"Data Source={file}/referralbot.db" });

        var fault = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            host.GetRequiredService<DatabaseMigrator>().MigrateAsync(Ct)
        );
        Assert.Contains(Path.Combine(file, "referralbot.db"), fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ServiceProvider Host(DatabaseOptions options) =>
        new ServiceCollection().AddLogging().AddData(options).BuildServiceProvider(validateScopes: true);

    private static async Task<int> MigratingHostsAsync(DatabaseOptions options, int hosts)
    {
        var applied = await Task.WhenAll(
            Enumerable
                .Range(0, hosts)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            await using var host = Host(options);
                            return await host.GetRequiredService<DatabaseMigrator>().MigrateAsync(Ct);
                        },
                        Ct
                    )
                )
        );
        return applied.Count(names => names.Count > 0);
    }

    private DatabaseOptions OnFile() => new() { ConnectionString = $"Data Source={FilePath}" };
}
