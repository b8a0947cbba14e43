using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ReferralBot.Features.Files;

/// <summary>Reads and writes tables as the first sheet of an Excel workbook.</summary>
internal static class XlsxTable
{
    private const string Sheet = "Referrals";

    /// <summary>The rows one after the other, with the values that formulas had when the workbook was saved.</summary>
    /// <exception cref="UnreadableFileException">It is no workbook, or more is packed in it than is read.</exception>
    public static IEnumerable<SheetRow> Read(Stream stream)
    {
        CheckSize(stream);
        stream.Position = 0;
        var rows = Guarded(() => MiniExcel.Query(stream, useHeaderRow: false, excelType: ExcelType.XLSX));
        using var cells = rows.GetEnumerator();
        for (var line = 1; Guarded(cells.MoveNext); line++)
        {
            yield return new SheetRow(line, [.. ((IDictionary<string, object?>)cells.Current).Values.Select(Text)]);
        }
    }

    /// <summary>Writes a table; every cell is a text, so that none is a formula.</summary>
    public static async Task WriteAsync(
        Stream stream,
        IReadOnlyList<string> headings,
        IAsyncEnumerable<IReadOnlyList<string>> rows,
        CancellationToken ct
    )
    {
        var configuration = new OpenXmlConfiguration { FastMode = true, TableStyles = TableStyles.None };
        await MiniExcel.SaveAsAsync(
            stream,
            NamedAsync(headings, rows, ct),
            printHeader: true,
            Sheet,
            ExcelType.XLSX,
            configuration,
            cancellationToken: ct
        );
    }

    private static async IAsyncEnumerable<Dictionary<string, object>> NamedAsync(
        IReadOnlyList<string> headings,
        IAsyncEnumerable<IReadOnlyList<string>> rows,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return headings
                .Zip(row)
                .ToDictionary(pair => pair.First, object (pair) => pair.Second, StringComparer.Ordinal);
        }
    }

    // What a zip says about the size of its entries may be a lie: they are counted.
    private static void CheckSize(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var buffer = new byte[81_920];
            var total = 0L;
            foreach (var entry in archive.Entries)
            {
                using var packed = entry.Open();
                for (int read; (read = packed.Read(buffer)) > 0; )
                {
                    total += read;
                    if (total > FileLimits.UnpackedBytes)
                    {
                        throw new UnreadableFileException(FileLimits.TooLarge);
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            throw NoWorkbook();
        }
    }

    // What is thrown at a damaged workbook depends on where the damage is.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault)
            when (fault
                    is InvalidDataException
                        or XmlException
                        or InvalidOperationException
                        or NullReferenceException
                        or FormatException
                        or ArgumentException
                        or KeyNotFoundException
            )
        {
            throw NoWorkbook();
        }
    }

    private static UnreadableFileException NoWorkbook() =>
        new("This is no Excel workbook, or it is damaged. Save it again as .xlsx, or as CSV UTF-8.");

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            bool truth => truth ? "yes" : "no",
            double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
