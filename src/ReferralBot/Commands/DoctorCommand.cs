using System.CommandLine;
using System.Data.Common;
using System.Security.Cryptography;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Wire;
using ReferralBot.Features.Data;
using ReferralBot.Hosting;
using ReferralBot.Settings;

namespace ReferralBot.Commands;

/// <summary>
/// <c>doctor</c>: looks at the settings, the database, the keys and each platform that is on, and says what to do. It changes
/// nothing but the tables, which it brings up to date.
/// </summary>
internal static class DoctorCommand
{
    public static Command Create() =>
        new Command("doctor", "Check settings, database, keys and each platform, and say what to do").Does(
            async (parsed, ct) =>
            {
                var builder = BotBuilder.ForCommand();
                var settings = SettingsCheck.Read(builder.Configuration, builder.Environment);
                builder.Services.AddBot(settings);
                await using var app = builder.Build();
                var output = parsed.InvocationConfiguration.Output;
                var problems = 0;
                await foreach (var line in LinesAsync(app.Services, ct))
                {
                    problems += line.Remedy is null ? 0 : 1;
                    await output.WriteLineAsync(
                        line.Remedy is null
                            ? $"ok       {line.What}: {line.Found}"
                            : $"problem  {line.What}: {line.Found} {line.Remedy}"
                    );
                }

                return problems == 0 ? ExitCodes.Done : ExitCodes.Failed;
            }
        );

    private static async IAsyncEnumerable<CheckLine> LinesAsync(
        IServiceProvider services,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        yield return new CheckLine("Settings", "each is readable, and none contradicts another.");
        var database = await DatabaseAsync(services, ct);
        yield return database;
        yield return Keys(services.GetRequiredService<ISecretBox>());
        if (services.GetService<SlackCheckup>() is { } slack)
        {
            yield return await slack.RunAsync(ct);
        }

        // Where it was told what is wrong with the database, what is kept there can't be asked for.
        if (database.Remedy is null && services.GetService<TeamsCheckup>() is { } teams)
        {
            foreach (var line in await teams.RunAsync(ct))
            {
                yield return line;
            }
        }
    }

    private static async Task<CheckLine> DatabaseAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ct);
            return new CheckLine("Database", "it answers, and its tables are up to date.");
        }
        catch (Exception fault)
            when (fault is DbException or DatabaseUnavailableException or DatabaseBusyException or IOException)
        {
            return new CheckLine(
                "Database",
                $"it can't be used ({fault.GetType().Name}).",
                "Check Database:ConnectionString, and that the bot's user may read and write there."
            );
        }
    }

    private static CheckLine Keys(ISecretBox box)
    {
        const string Sample = "sample";
        try
        {
            return box.Unprotect(box.Protect(Sample)) == Sample
                ? new CheckLine("Keys", "secrets can be encrypted and read again.")
                : throw new CryptographicException();
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new CheckLine(
                "Keys",
                "secrets can't be encrypted and read again.",
                "Let the bot's user read and write the folder DataProtection:KeysPath."
            );
        }
    }
}
