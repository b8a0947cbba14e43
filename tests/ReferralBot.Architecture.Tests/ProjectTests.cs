using System.Xml.Linq;

namespace ReferralBot.Architecture.Tests;

/// <summary>The diamond, read from the project files: what the compiler lets each project see.</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData("ReferralBot.Chat")]
    [InlineData("ReferralBot.Features", "ReferralBot.Chat")]
    [InlineData("ReferralBot.Channels", "ReferralBot.Chat")]
    [InlineData("ReferralBot", "ReferralBot.Channels", "ReferralBot.Features")]
    public void A_project_references_what_the_diamond_lets_it_see(string project, params string[] sees)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(sees, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_kernel_takes_no_package_and_no_framework()
    {
        Assert.Empty(Items("ReferralBot.Chat", "PackageReference"));
        Assert.Empty(Items("ReferralBot.Chat", "FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", Load("ReferralBot.Chat").Root!.Attribute("Sdk")!.Value);
    }

    [Fact]
    public void The_four_projects_are_all_there_is()
    {
        var projects = Checkout
            .Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(
            ["ReferralBot", "ReferralBot.Channels", "ReferralBot.Chat", "ReferralBot.Features"],
            projects.Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        Load(project).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static XDocument Load(string project) => XDocument.Parse(Checkout.Read($"src/{project}/{project}.csproj"));
}
