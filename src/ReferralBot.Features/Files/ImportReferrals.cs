using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Files;

/// <summary>
/// Imports a file of referrals into the practice: all rows that are right in one transaction. Importing a file again adds nothing,
/// and brings what it already added up to date.
/// </summary>
public sealed class ImportReferrals(ReferralDb db, Caller caller, TimeProvider time)
{
    /// <summary>How many rows are written in one go.</summary>
    internal const int Chunk = 500;

    private const int TidyEvery = 4 * Chunk;

    /// <summary>Reads the file and keeps its referrals.</summary>
    /// <param name="file">The file, which can be read twice.</param>
    /// <param name="order">What kind of file it is, who imports it, and whether it is only tried.</param>
    /// <param name="progress">Is told how many rows are done, of how many.</param>
    /// <param name="ct">Stops before anything is saved.</param>
    /// <exception cref="UnreadableFileException">The file is not one of referrals; nothing was saved.</exception>
    public async Task<ImportReport> RunAsync(
        Stream file,
        ImportOrder order,
        IProgress<(int Done, int Rows)>? progress,
        CancellationToken ct
    )
    {
        if (file.Length > FileLimits.Bytes)
        {
            throw new UnreadableFileException(FileLimits.TooLarge);
        }

        var report = new ImportReport();
        var calendar = PracticeCalendar.Of(caller.Practice);
        var rows = ReadAll(file, order.Kind, calendar, report, ct);
        var names = new ImportNames(db, caller.Practice, time);
        var writer = new ImportWriter(db, caller.Practice, names, new Importer(order.By, time, calendar), report);
        try
        {
            await db.WriteAsync(
                async inner =>
                {
                    await writer.WriteAsync(rows, progress, inner);
                    return order.IsDryRun ? throw new DryRunException() : true;
                },
                ct
            );
        }
        catch (DryRunException)
        {
            // Everything was tried as it would be, and the transaction is gone.
        }

        (report.PartnersAdded, report.ContactsAdded) = (names.PartnersAdded, names.ContactsAdded);
        return report;
    }

    /// <summary>
    /// Gives memory back now and then: an import may run beside the bot, and what a row needed is of no use to the next.
    /// </summary>
    internal static void Tidy(int rows)
    {
        if (rows > 0 && rows % TidyEvery == 0)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }

    private static List<(ReferralRow Row, string? Key)> ReadAll(
        Stream file,
        FileKind kind,
        PracticeCalendar calendar,
        ImportReport report,
        CancellationToken ct
    )
    {
        ReferralRowReader? reader = null;
        var rows = new List<(ReferralRow, string?)>();
        var seen = new Dictionary<UInt128, int>();
        foreach (var found in kind == FileKind.Csv ? CsvTable.Read(file) : XlsxTable.Read(file))
        {
            ct.ThrowIfCancellationRequested();
            if (found.IsEmpty)
            {
                continue;
            }

            if (reader is null)
            {
                reader = new ReferralRowReader(HeaderOf(found), calendar);
                continue;
            }

            Tidy(report.Rows);
            if (++report.Rows > FileLimits.Rows)
            {
                throw new UnreadableFileException($"At most {FileLimits.Rows:N0} rows are read. Split the file.");
            }

            var (row, problems) = reader.Read(new RowPlace(report.Rows, found.Line), found.Cells);
            foreach (var problem in problems)
            {
                report.Note(problem);
            }

            if (row is not null)
            {
                rows.Add((row, row.Number is null ? KeyOf(row, seen) : null));
            }
        }

        return reader is null ? throw new UnreadableFileException("The file is empty.") : rows;
    }

    private static ReferralHeader HeaderOf(SheetRow first) =>
        ReferralHeader.Read(first.Cells).Failed(out var problem, out var header)
            ? throw new UnreadableFileException(problem.Message)
            : header;

    // What does not change while a referral goes on; the second of two such rows is another client.
    private static string KeyOf(ReferralRow row, Dictionary<UInt128, int> seen)
    {
        var same = string.Join(
            '\u001f',
            row.Direction,
            PartnerName.Normalise(row.Partner),
            PartnerName.Normalise(row.Contact),
            PartnerName.Normalise(row.Service),
            row.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        var digest = Digest(same);
        var count = seen[digest] = seen.GetValueOrDefault(digest) + 1;
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{same}\u001f{count}")))
        )[..Referral.ImportKeyLength];
    }

    // A digest is shorter than what it stands for, and a file has many rows.
    private static UInt128 Digest(string text) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Takes the transaction back; nobody sees it.
#pragma warning disable CA1032, CA1064, RCS1194 // thrown and caught here only
    private sealed class DryRunException : Exception;
#pragma warning restore CA1032, CA1064, RCS1194 // only that one
}

/// <summary>How a file is imported.</summary>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="By">Who imports it; also the owner of the referrals that name none.</param>
/// <param name="IsDryRun">Whether everything is checked and nothing saved.</param>
public sealed record ImportOrder(FileKind Kind, Actor By, bool IsDryRun);

/// <summary>What kind of file a table is in.</summary>
public enum FileKind
{
    /// <summary>Comma-separated values in UTF-8.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}
