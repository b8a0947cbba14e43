using System.Collections.Concurrent;

namespace ReferralBot.Architecture.Tests;

/// <summary>The files of the checkout that these tests were built from.</summary>
internal static class Checkout
{
    private static readonly string[] NotOurs =
    [
        ".git",
        ".idea",
        ".vs",
        "artifacts",
        "bin",
        "BenchmarkDotNet.Artifacts",
        "node_modules",
        "obj",
        "TestResults",
    ];

    // Each file is parsed once, however many rules look at it.
    private static readonly ConcurrentDictionary<string, Source> Parsed = new(StringComparer.Ordinal);

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the project, as paths with slashes from its root.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    /// <summary>Our own C# under a folder; what EF generates is left out.</summary>
    public static IReadOnlyList<Source> Sources(string folder)
    {
        var sources = Files
            .Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => Parsed.GetOrAdd(path, Source.Read))
            .ToList();
        Assert.NotEmpty(sources); // a folder that moved would make any rule pass
        return sources;
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder)
    {
        // In a second working tree, .git is a file.
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsOurs))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        var folders = Directory
            .EnumerateDirectories(folder)
            .Where(IsOurs)
            .Where(path =>
                Path.GetRelativePath(Root, path).Replace('\\', '/') is not ("data" or "src/ReferralBot/data")
            );
        foreach (var file in folders.SelectMany(Walk))
        {
            yield return file;
        }
    }

    private static bool IsOurs(string path) => !NotOurs.Contains(Path.GetFileName(path), StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReferralBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("ReferralBot.sln is in no folder above the tests.");
    }
}
