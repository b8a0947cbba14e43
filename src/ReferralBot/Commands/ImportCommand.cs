using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Files;

namespace ReferralBot.Commands;

/// <summary><c>import FILE</c>: takes referrals over from a table; importing a file again adds nothing.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A table of referrals, .csv (UTF-8) or .xlsx" };
        var practice = PracticeChoice.Option();
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything, save nothing" };
        var command = new Command("import", "Take referrals over from a table; importing it again adds nothing")
        {
            file,
            practice,
            dryRun,
        };
        return command.Does(
            async (parsed, ct) =>
            {
                var path = parsed.GetRequiredValue(file);
                var kind = TableFile.KindOf(path);
                await using var stream = TableFile.OpenRead(path);
                await using var room = await BotRoom.OpenWithPracticeAsync(ct);
                await using var scope = await room.EnterAsync(parsed.GetValue(practice), ct);
                var order = new ImportOrder(kind, await OwnerAsync(scope.ServiceProvider, ct), parsed.GetValue(dryRun));
                var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
                try
                {
                    var report = await scope
                        .ServiceProvider.GetRequiredService<ImportReferrals>()
                        .RunAsync(stream, order, ProgressLine.OfTerminal(), ct);
                    await TellAsync(report, error);
                    await output.WriteLineAsync(report.Sentence(order.IsDryRun));
                    return report.BadRows == 0 ? ExitCodes.Done : ExitCodes.Failed;
                }
                catch (UnreadableFileException unreadable)
                {
                    await error.WriteLineAsync($"{unreadable.Message} Nothing was imported.");
                    return ExitCodes.Failed;
                }
            }
        );
    }

    private static async Task TellAsync(ImportReport report, TextWriter error)
    {
        foreach (var problem in report.Problems)
        {
            await error.WriteLineAsync(problem.ToString());
        }

        if (report.Problems.Count == ImportReport.MostTold)
        {
            await error.WriteLineAsync("There may be more: these are the first.");
        }
    }

    // Whoever sits at the command line acts for the practice's owner.
    private static async Task<Actor> OwnerAsync(IServiceProvider services, CancellationToken ct)
    {
        var owners = services.GetRequiredService<ReferralDb>().Members.AsNoTracking();
        var owner = await owners
            .Where(member => member.Active && member.Role == Role.Owner)
            .OrderBy(member => member.DisplayName)
            .FirstOrDefaultAsync(ct);
        return owner?.Actor
            ?? throw new UsageException("This practice has no owner yet. Open the bot in its chat once, then import.");
    }
}

/// <summary><c>export --out FILE</c>: writes all referrals into a table that can be imported again.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--out")
        {
            Description = "The file to write, .csv or .xlsx; nothing is overwritten",
            HelpName = "FILE",
            Required = true,
        };
        var practice = PracticeChoice.Option();
        var command = new Command("export", "Write all referrals into a table, without client codes")
        {
            file,
            practice,
        };
        return command.Does(
            async (parsed, ct) =>
            {
                var path = parsed.GetRequiredValue(file);
                var kind = TableFile.KindOf(path);
                await using var room = await BotRoom.OpenWithPracticeAsync(ct);
                await using var scope = await room.EnterAsync(parsed.GetValue(practice), ct);
                var export = scope.ServiceProvider.GetRequiredService<ExportReferrals>();
                var count = await TableFile.WriteAsync(path, stream => export.WriteAsync(stream, kind, ct));
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"Wrote {count} referrals to {path}.")
                );
                return ExitCodes.Done;
            }
        );
    }
}

/// <summary>The file of an import or an export.</summary>
internal static class TableFile
{
    public static FileKind KindOf(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => FileKind.Csv,
            ".XLSX" => FileKind.Xlsx,
            _ => throw new UsageException($"{path}: use a file that ends in .csv or .xlsx."),
        };

    public static FileStream OpenRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: there is no such file, or it can't be read.");
        }
    }

    /// <summary>Writes a new file, and leaves none behind that is not whole.</summary>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var isWhole = false;
        await using var stream = Create(path);
        try
        {
            var written = await write(stream);
            isWhole = true;
            return written;
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(path);
            }
        }
    }

    private static FileStream Create(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                // It may be health data in the practice's hands: for the bot's user only.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new FileStream(path, options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: it is there already, or it can't be written.");
        }
    }
}

/// <summary>A line on the terminal that shows how far a long work has come.</summary>
internal sealed class ProgressLine : IProgress<(int Done, int Rows)>
{
    private const int Width = 30;
    private int _shown = -1;

    private ProgressLine() { }

    /// <summary>The line, where somebody looks at the terminal.</summary>
    public static ProgressLine? OfTerminal() => Console.IsErrorRedirected ? null : new ProgressLine();

    /// <inheritdoc/>
    public void Report((int Done, int Rows) value)
    {
        var percent = value.Rows == 0 ? 100 : (int)(100L * value.Done / value.Rows);
        if (percent == _shown)
        {
            return;
        }

        _shown = percent;
        var bar = new string('#', percent * Width / 100).PadRight(Width, '.');
        Console.Error.Write(
            string.Create(CultureInfo.InvariantCulture, $"\r[{bar}] {value.Done:N0} of {value.Rows:N0}")
        );
        if (value.Done == value.Rows)
        {
            Console.Error.WriteLine();
        }
    }
}
