using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests;

/// <summary>
/// The conversations of this project once more, unchanged: what people do goes through a channel as it is in the world, and
/// what the bot says is looked for on their screens. Each way is a run of this program for itself.
/// </summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public sealed partial class ThroughChannelsTests
{
    // Fewer would mean that the filter lost conversations.
    private const int AtLeast = 230;

    // What is proved on other databases is proved once.
    private static readonly string[] NotAgain = ["REFERRALBOT_TEST_POSTGRES", "REFERRALBOT_TEST_REQUIRE_ALL"];

    [Theory]
    [InlineData(TestWay.SlackHttp)]
    [InlineData(TestWay.SlackSocket)]
    [InlineData(TestWay.TeamsPersonal)]
    [InlineData(TestWay.TeamsGroup)]
    [InlineData(TestWay.TeamsChannel)]
    public async Task The_conversations_pass_unchanged(string way)
    {
        var output = await RunAsync(way, TestContext.Current.CancellationToken);

        var summary = Summary().Match(output);
        Assert.True(summary.Success, output);
        Assert.True(Number(summary, "failed") + Number(summary, "errors") == 0, output);
        Assert.InRange(Number(summary, "total"), AtLeast, int.MaxValue);
    }

    private static async Task<string> RunAsync(string way, CancellationToken ct)
    {
        var host = Environment.ProcessPath;
        var isDotnet = Path.GetFileNameWithoutExtension(host) is "dotnet";
        var start = new ProcessStartInfo(isDotnet ? host! : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in Arguments(way))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[TestWay.Variable] = way;
        foreach (var other in NotAgain)
        {
            start.Environment.Remove(other);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // The domain and the data are no conversations; and some tests are about the way straight in.
    private static string[] Arguments(string way) =>
        [
            typeof(ThroughChannelsTests).Assembly.Location,
            "-noColor",
            "-namespace",
            "ReferralBot.Features.Tests.*",
            "-namespace-",
            "ReferralBot.Features.Tests.Domain*",
            "-namespace-",
            "ReferralBot.Features.Tests.Data*",
            "-trait-",
            $"{TestWay.Trait}={TestWay.Straight}",
            .. way is TestWay.SlackHttp or TestWay.SlackSocket
                ? (string[])[]
                : ["-trait-", $"{TestWay.Trait}={TestWay.NotOnTeams}"],
        ];

    private static int Number(Match summary, string group) =>
        int.Parse(summary.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "Total: (?<total>[0-9]+), Errors: (?<errors>[0-9]+), Failed: (?<failed>[0-9]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Summary();
}
