using System.CommandLine;
using ReferralBot.Features.Data;
using ReferralBot.Hosting;
using ReferralBot.Settings;

namespace ReferralBot.Commands;

/// <summary><c>database migrate</c>: brings the tables up to date and ends.</summary>
internal static class DatabaseCommand
{
    public static Command Create() =>
        new("database", "Look after the database")
        {
            new Command("migrate", "Bring the tables up to date; the server does so at its start, too").Does(
                async (parsed, ct) =>
                {
                    var builder = BotBuilder.ForCommand();
                    builder.Services.AddBot(SettingsCheck.Read(builder.Configuration, builder.Environment));
                    await using var app = builder.Build();
                    var applied = await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ct);
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        applied.Count == 0
                            ? "The database is up to date: nothing to do."
                            : $"Applied {string.Join(", ", applied)}."
                    );
                    return ExitCodes.Done;
                }
            ),
        };
}

/// <summary><c>backup FILE</c>: copies the live database into one file.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where the copy goes; nothing is overwritten" };
        var command = new Command("backup", "Copy the SQLite database into one file, also while the bot runs") { file };
        return command.Does(
            async (parsed, ct) =>
            {
                var builder = BotBuilder.ForCommand();
                builder.Services.AddBot(SettingsCheck.Read(builder.Configuration, builder.Environment));
                await using var app = builder.Build();
                var path = parsed.GetRequiredValue(file);
                var written = await app.Services.GetRequiredService<DatabaseBackup>().WriteAsync(path, ct);
                if (written.Failed(out var problem, out var bytes))
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.Message);
                    return ExitCodes.Failed;
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Wrote {bytes} bytes to {path}.");
                return ExitCodes.Done;
            }
        );
    }
}
