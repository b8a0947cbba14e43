using System.Text.RegularExpressions;

namespace ReferralBot.Architecture.Tests;

/// <summary>The checkout as a whole: its top level, and nothing in it that belongs to one machine.</summary>
public sealed partial class CheckoutTests
{
    private static readonly string[] TopLevel =
    [
        ".ci",
        ".config",
        ".csharpierignore",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "appsettings.json", // a developer's own, kept out by .gitignore
        "appsettings.sample.json",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Directory.Build.props",
        "Directory.Packages.props",
        "docs",
        "global.json",
        "manifest",
        "README.md",
        "ReferralBot.sln",
        "src",
        "tests",
    ];

    [Fact]
    public void The_top_level_holds_only_what_belongs_there()
    {
        var found = Checkout.Files.Select(file => file.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(found);
        Assert.Empty(found.Except(TopLevel, StringComparer.Ordinal));
    }

    [Fact]
    public void No_file_names_a_registry_or_a_folder_of_one_machine()
    {
        var texts = Checkout
            .Files.Where(file => Path.GetExtension(file) is not (".png" or ".ico" or ".woff2"))
            .Select(file => (File: file, Text: Checkout.Read(file)))
            .ToList();

        Assert.NotEmpty(texts);
        Assert.Empty(
            texts
                .Where(found => OneMachine().IsMatch(found.Text))
                .Select(found => $"{found.File}: {OneMachine().Match(found.Text).Value}")
        );
    }

    [Theory]
    [InlineData("see /" + "tmp/out.txt", true)]
    [InlineData("file:///" + "root/x", true)]
    [InlineData("https://api." + "nuget.org/v3/index.json", true)]
    [InlineData("https://example.org/work/", false)]
    [InlineData("/usr/lib/postgresql", false)]
    public void A_folder_of_one_machine_is_told_from_an_address(string text, bool oneMachine) =>
        Assert.Equal(oneMachine, OneMachine().IsMatch(text));

    // In pieces, so that this file passes its own rule.
    [GeneratedRegex(
        @"(?<![\w.])/(wo"
            + @"rk|far"
            + @"m|roo"
            + @"t|tm"
            + @"p|home/\w+)/|api\.nuge"
            + @"t\.org|registry\.npm"
            + @"js|deb\.debia"
            + @"n\.org",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OneMachine();
}
