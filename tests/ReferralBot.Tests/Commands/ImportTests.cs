using System.IO.Compression;
using System.Text;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Commands;

/// <summary><c>import</c> and <c>export</c> as an operator calls them.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Header =
        "ref,direction,partner,category,service,received_on,attended_on,closed_on,state,reason";

    private readonly BotFolder _folder = new BotFolder().With("ASPNETCORE_ENVIRONMENT", "Production");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bad_rows_are_named_the_rest_is_imported_and_a_second_import_adds_nothing()
    {
        // the acceptance example S89: 120 rows, of which 7, 41 and 98 are wrong
        var bad = new Dictionary<int, string>
        {
            [7] = ",received,Northside,medical,anxiety,2099-01-01,,,,",
            [41] = ",sideways,Northside,medical,anxiety,2026-02-01,,,,",
            [98] = ",received,Northside,medical,anxiety,2026-02-10,2026-02-01,,attended,",
        };
        var rows = Enumerable
            .Range(1, 120)
            .Select(row => bad.GetValueOrDefault(row) ?? ",received,Northside,medical,anxiety,2026-02-01,,,,");
        _folder.Has("r.csv", string.Join('\n', [Header, .. rows]));

        var tried = await _folder.RunsAsync(Ct, "import", "r.csv", "--dry-run");
        var first = await _folder.RunsAsync(Ct, "import", "r.csv");
        var second = await _folder.RunsAsync(Ct, "import", "r.csv");

        string[] expected =
        [
            "Row 7 (line 8), received_on: The date cannot be in the future.",
            "Row 41 (line 42), direction: Use one of received, sent, internal.",
            "Row 98 (line 99), attended_on: Earlier than the step before (10 Feb 2026).",
        ];
        Assert.Equal(expected, Lines(tried.Error));
        Assert.Equal(expected, Lines(first.Error));
        Assert.StartsWith("Nothing was saved. An import would bring: 117 referrals added", tried.Output, Ordinal);
        Assert.StartsWith("Imported: 117 referrals added, 0 updated, 1 partner added", first.Output, Ordinal);
        Assert.StartsWith("Imported: nothing new; 117 of 120 rows unchanged.", second.Output, Ordinal);
        Assert.Equal((1, 1, 1), (tried.ExitCode, first.ExitCode, second.ExitCode));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_can_be_imported_and_changes_nothing(string kind)
    {
        _folder.Has(
            "r.csv",
            """
            direction,partner,contact,category,service,urgency,received_on,first_contact_at,attended_on,closed_on,state,reason,fit,satisfaction,retained_day90,revenue,currency
            received,"Northside, ""The"" Clinic",Dr. Lee,medical,anxiety,urgent,2025-01-06,2025-01-07T10:30,2025-01-13,2025-06-01,completed,finished,yes,5,yes,1200.50,USD
            sent,=cmd|' /C calc'!A0,,other,sleep,,2025-02-03,,,2025-02-10,declined,no-capacity,,,,,
            internal,,,,coaching,,2025-03-03,,,,,,,,,,
            """
        );
        var imported = await _folder.RunsAsync(Ct, "import", "r.csv");
        var written = await _folder.RunsAsync(Ct, "export", "--out", $"out.{kind}");
        var again = await _folder.RunsAsync(Ct, "import", $"out.{kind}");
        var refused = await _folder.RunsAsync(Ct, "export", "--out", $"out.{kind}");

        Assert.Equal((0, ""), (imported.ExitCode, imported.Error));
        Assert.StartsWith("Wrote 3 referrals to ", written.Output, Ordinal);
        Assert.StartsWith("Imported: nothing new; 3 of 3 rows unchanged.", again.Output, Ordinal);
        Assert.Equal((2, true), (refused.ExitCode, refused.Error.Contains("is there already", Ordinal)));
        Assert.DoesNotContain("K-", kind == "csv" ? Text("out.csv") : Unzipped("out.xlsx"), Ordinal);
        if (kind == "csv")
        {
            Assert.Contains(",'=cmd|", Text("out.csv"), Ordinal); // harmless in a spreadsheet
        }
        else
        {
            Assert.DoesNotContain("<f>", Unzipped("out.xlsx"), Ordinal);
        }
    }

    [Fact]
    public async Task A_row_with_a_number_brings_that_referral_up_to_date()
    {
        _folder.Has("1.csv", $"{Header}\nR-5,received,Northside,medical,anxiety,2026-02-02,,,,");
        _folder.Has("2.csv", $"{Header}\nR-5,received,P-1,medical,anxiety,2026-02-02,2026-02-09,,attended,");
        _folder.Has("3.csv", $"{Header}\nR-5,received,Harbor,medical,anxiety,2026-02-02,,,,");
        _folder.Has(
            "4.csv",
            $"{Header}\n,received,P-1,,anxiety,2026-02-03,,,,\nR-5,received,P-1,,a,2026-02-02,,,lapsed,"
        );

        var added = await _folder.RunsAsync(Ct, "import", "1.csv");
        var moved = await _folder.RunsAsync(Ct, "import", "2.csv");
        var other = await _folder.RunsAsync(Ct, "import", "3.csv");
        var illegal = await _folder.RunsAsync(Ct, "import", "4.csv");
        await _folder.RunsAsync(Ct, "export", "--out", "out.csv");

        Assert.StartsWith("Imported: 1 referral added", added.Output, Ordinal);
        Assert.StartsWith("Imported: 0 referrals added, 1 updated", moved.Output, Ordinal);
        Assert.Equal("Row 1 (line 2), partner: R-5 has another partner here.", other.Error.Trim());
        Assert.Equal("Row 2 (line 3), state: From attended you can go to in-care, completed.", illegal.Error.Trim());
        Assert.Contains(
            "R-5,received,Northside,medical,,anxiety,routine,2026-02-02,,2026-02-09,,attended",
            Text("out.csv"),
            Ordinal
        );
        Assert.Contains("R-6,received,Northside,", Text("out.csv"), Ordinal);
        Assert.DoesNotContain("Harbor", Text("out.csv"), Ordinal);
    }

    [Theory]
    [InlineData("direction,partner,service,when", "I don't know this column: when.")]
    [InlineData("direction,partner,service", "Missing: received_on.")]
    [InlineData("direction,direction,partner,service,received_on", "The column direction is there twice.")]
    [InlineData("direction;partner;service;received_on", "separated by semicolons")]
    [InlineData("Jane Doe,1990-04-05", "The first row must name the columns")]
    [InlineData("", "The file is empty.")]
    public async Task A_file_with_other_columns_is_refused_as_a_whole(string header, string problem)
    {
        _folder.Has("r.csv", header);

        var refused = await _folder.RunsAsync(Ct, "import", "r.csv");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(problem, refused.Error, Ordinal);
        Assert.EndsWith("Nothing was imported.", refused.Error.Trim(), Ordinal);
        Assert.DoesNotContain("Jane", refused.Error, Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_there_twice_is_refused_the_second_time()
    {
        var row = "R-1,received,Northside,medical,anxiety,2026-02-02,,,,";
        _folder.Has("r.csv", $"{Header}\n{row}\n{row}\nR-x,received,Northside,medical,anxiety,2026-02-02,,,,");

        var imported = await _folder.RunsAsync(Ct, "import", "r.csv");

        Assert.Equal(
            [
                "Row 2 (line 3), ref: R-1 is in row 1 already.",
                "Row 3 (line 4), ref: Write a number such as R-12, or leave it empty for a new referral.",
            ],
            Lines(imported.Error)
        );
    }

    [Fact]
    public async Task Files_that_are_no_table_are_refused_in_one_line()
    {
        var path = Path.Combine(_folder.Path, "latin.csv");
        await File.WriteAllBytesAsync(
            path,
            Encoding.Latin1.GetBytes($"{Header}\n,received,Café,,a,2026-02-02,,,,"),
            Ct
        );
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "no.xlsx"), "not a workbook", Ct);
        _folder.Has("quote.csv", $"{Header}\n,received,\"North,,a,2026-02-02,,,,");
        _folder.Has("endless.csv", new string('x', 70_000));
        Bomb("bomb.xlsx");

        Assert.Contains("not UTF-8", await RefusedAsync("latin.csv"), Ordinal);
        Assert.Contains("no Excel workbook", await RefusedAsync("no.xlsx"), Ordinal);
        Assert.Contains("too long", await RefusedAsync("endless.csv"), Ordinal);
        Assert.Contains("too large", await RefusedAsync("bomb.xlsx"), Ordinal);
        Assert.NotEqual("", await RefusedAsync("quote.csv"));
        Assert.Equal(2, (await _folder.RunsAsync(Ct, "import", "gone.csv")).ExitCode);
        Assert.Equal(2, (await _folder.RunsAsync(Ct, "import", "r.txt")).ExitCode);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string[] Lines(string text) =>
        text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> RefusedAsync(string file)
    {
        var refused = await _folder.RunsAsync(Ct, "import", file);
        Assert.Equal(1, refused.ExitCode);
        Assert.Single(Lines(refused.Error));
        return refused.Error;
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(_folder.Path, file));

    private string Unzipped(string file)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(_folder.Path, file));
        return string.Concat(
            archive.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            })
        );
    }

    // 300 MB of spaces, packed into a few hundred kilobytes
    private void Bomb(string file)
    {
        using var archive = ZipFile.Open(Path.Combine(_folder.Path, file), ZipArchiveMode.Create);
        using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
        var block = new byte[1024 * 1024];
        for (var count = 0; count < 300; count++)
        {
            sheet.Write(block);
        }
    }
}
