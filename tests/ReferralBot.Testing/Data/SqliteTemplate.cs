using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Features.Data;

namespace ReferralBot.Testing.Data;

/// <summary>A SQLite file that is migrated once per run and copied for each test.</summary>
internal static class SqliteTemplate
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("referralbot-tests-");
    private static readonly Once<string> Template = new(MakeAsync);

    static SqliteTemplate() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);

    public static async Task<(DatabaseOptions Options, Func<ValueTask> Remove)> CopyAsync()
    {
        var folder = Folder.CreateSubdirectory(Guid.CreateVersion7().ToString("N"));
        var path = Path.Combine(folder.FullName, "referralbot.db");
        File.Copy(await Template.GetAsync(), path);
        return (
            Options(path),
            () =>
            {
                folder.Delete(recursive: true);
                return ValueTask.CompletedTask;
            }
        );
    }

    private static DatabaseOptions Options(string path) => new() { ConnectionString = $"Data Source={path}" };

    private static async Task<string> MakeAsync()
    {
        var path = Path.Combine(Folder.FullName, "template.db");
        await using var services = new ServiceCollection().AddLogging().AddData(Options(path)).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return path;
    }
}
