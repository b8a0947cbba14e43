using System.Text.RegularExpressions;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>The wall between practices has one door, and SQL that EF did not write is rare.</summary>
public sealed partial class RawSqlTests
{
    [Fact]
    public void Only_one_class_looks_past_the_filter() =>
        Assert.Equal(["ReferralBot.Features/Data/Tenancy/AllPractices.cs"], FilesWith(PastTheFilter()));

    [Fact]
    public void Only_these_files_hold_sql_of_their_own() =>
        Assert.Equal(
            [
                "ReferralBot.Features/Data/Deliveries/Delivery.cs",
                "ReferralBot.Features/Data/Ledger/LedgerEntry.cs",
                "ReferralBot.Features/Data/Operations/DatabaseBackup.cs",
                "ReferralBot.Features/Data/Operations/MigrationLocks.cs",
                "ReferralBot.Features/Data/Operations/SqliteFile.cs",
                "ReferralBot.Features/Data/Writing/Numbering.cs",
                "ReferralBot.Features/Data/Writing/SqliteInserts.cs",
            ],
            FilesWith(Sql())
        );

    private static IEnumerable<string> FilesWith(Regex pattern)
    {
        var root = Path.Combine(FindRoot(), "src");
        var files = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files
            .Where(file => pattern.IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReferralBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("IgnoreQueryFilters", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PastTheFilter();

    [GeneratedRegex(
        "FromSql|ExecuteSql|SqlQuery|CommandText|NpgsqlCommand|CreateCommand",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sql();
}
