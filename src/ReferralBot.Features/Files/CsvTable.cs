using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Files;

/// <summary>Reads and writes tables as CSV (RFC 4180), in UTF-8.</summary>
internal static class CsvTable
{
    private const string NotUtf8 =
        "The file is not UTF-8 (letters with accents would be lost). Save it as \"CSV UTF-8\" and try again.";

    /// <summary>The rows one after the other.</summary>
    /// <exception cref="UnreadableFileException">It is no CSV in UTF-8.</exception>
    public static IEnumerable<SheetRow> Read(Stream stream)
    {
        CheckLines(stream);
        stream.Position = 0;
        using var reader = new StreamReader(
            stream,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: true,
            bufferSize: -1,
            leaveOpen: true
        );
        using var parser = new CsvParser(reader, Configuration()); // lines may end in any way
        var line = 1;
        while (Next(parser, line))
        {
            if (reader.CurrentEncoding is not UTF8Encoding)
            {
                throw new UnreadableFileException(NotUtf8);
            }

            yield return new SheetRow(line, [.. (parser.Record ?? []).Select(Spreadsheet.Unescape)]);
            line = parser.RawRow + 1;
        }
    }

    /// <summary>Writes a table; what a spreadsheet would take for a formula comes out as text.</summary>
    public static async Task WriteAsync(
        Stream stream,
        IReadOnlyList<string> headings,
        IAsyncEnumerable<IReadOnlyList<string>> rows,
        CancellationToken ct
    )
    {
        var writer = new StreamWriter(
            stream,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true
        );
        await using (writer.ConfigureAwait(false))
        {
            await using var csv = new CsvWriter(writer, Written(), leaveOpen: true);
            await WriteRowAsync(csv, headings);
            await foreach (var row in rows.WithCancellation(ct))
            {
                await WriteRowAsync(csv, row);
            }
        }
    }

    private static async Task WriteRowAsync(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(Spreadsheet.Escape(cell));
        }

        await csv.NextRecordAsync();
    }

    // The parser holds a line as a whole: one that never ends would take all memory.
    private static void CheckLines(Stream stream)
    {
        var buffer = new byte[81_920];
        var (line, length) = (1, 0);
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            foreach (var value in buffer.AsSpan(0, read))
            {
                (line, length) = value is (byte)'\n' or (byte)'\r' ? (line + 1, 0) : (line, length + 1);
                if (length > FileLimits.LineBytes)
                {
                    throw new UnreadableFileException(
                        $"Line {line} is too long for a row of referrals. Is it a CSV file?"
                    );
                }
            }
        }
    }

    // What the library says quotes the file, which nobody should read in a log: the exception goes no further.
    private static bool Next(CsvParser parser, int line)
    {
        string problem;
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            problem = NotUtf8;
        }
        catch (CsvHelperException)
        {
            problem = $"Line {line} is no CSV: a quotation mark has no partner, or a cell is too long.";
        }

        throw new UnreadableFileException(problem);
    }

    private static CsvConfiguration Written()
    {
        var configuration = Configuration();
        configuration.NewLine = "\r\n"; // RFC 4180, 2.1
        return configuration;
    }

    private static CsvConfiguration Configuration() =>
        new(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = false,
            MaxFieldSize = FileLimits.CellLength,
        };
}
