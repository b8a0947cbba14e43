using System.Text.RegularExpressions;

namespace ReferralBot.Architecture.Tests;

/// <summary>What the pages for people tell them to type works.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string, string> Lines { get; } =
    [
        .. Checkout
            .Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => file is "README.md" || file.StartsWith("docs/", StringComparison.Ordinal))
            .SelectMany(file =>
                Line()
                    .Matches(Checkout.Read(file))
                    .SelectMany(match => Each(match.Groups["line"].Value))
                    .Select(line => (file, line))
            )
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_to_type_leads_somewhere_and_can_be_read(string file, string line)
    {
        Assert.NotNull(file);
        Assert.Null(Commands.ProblemOf(line, open: ""));
    }

    [Theory]
    [InlineData("/referral list", new[] { "/referral list" })]
    [InlineData(@"/checkin due\|done", new[] { "/checkin due", "/checkin done" })]
    [InlineData("/scorecard [quarter] [partner]", new[] { "/scorecard" })]
    [InlineData("/thanks <partner> how:note", new[] { "/thanks how:note" })]
    public void Choices_and_gaps_are_written_as_in_a_table(string written, string[] lines) =>
        Assert.Equal(lines, Each(written));

    [Theory]
    [InlineData("`/referral list`", true)]
    [InlineData("`/refbot`", true)]
    [InlineData("`/health/ready`", false)]
    [InlineData("`/slack/install?x=1`", false)]
    public void An_address_of_the_bot_is_no_line_to_type(string written, bool isLine) =>
        Assert.Equal(isLine, Line().IsMatch(written));

    private static IEnumerable<string> Each(string written)
    {
        var words = Gap().Replace(written, "").Replace(@"\|", "|", StringComparison.Ordinal);
        var choice = words.Split(' ').FirstOrDefault(word => word.Contains('|', StringComparison.Ordinal));
        return choice is null
            ? [words]
            : choice.Split('|').Select(one => words.Replace(choice, one, StringComparison.Ordinal));
    }

    // What has a second slash in its first word is a path of HTTP.
    [GeneratedRegex(
        "`(?<line>/[a-z][^`/ \r\n]*( [^`\r\n]*)?)`",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Line();

    [GeneratedRegex(@" (<[^>]*>|\[[^\]]*\])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gap();
}
