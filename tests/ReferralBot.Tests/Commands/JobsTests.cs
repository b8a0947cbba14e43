using System.Globalization;
using System.Text.Json;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Commands;

/// <summary>Scheduled messages and scorecards from the command line, beside a bot that runs or without one.</summary>
public sealed class JobsTests : IDisposable
{
    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The demo's history ends with the month that it is; 09:00 in New York is 13:00 or 14:00, and both are past by 15:00.
    private static string ThisMonthsFirstWeek { get; } =
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture) + "-04T15:00:00Z";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_that_runs_beside_the_server_is_seen_on_the_page_and_posts_once()
    {
        await using var bot = await _folder.ServesAsync(Ct);

        var first = await _folder.RunsAsync(Ct, "jobs", "run", "monthly-check-in", "--at", ThisMonthsFirstWeek);
        var second = await _folder.RunsAsync(Ct, "jobs", "run", "monthly-check-in", "--at", ThisMonthsFirstWeek);

        Assert.StartsWith("Posted monthly-check-in for ", first.Output, StringComparison.Ordinal);
        Assert.Contains(" to web/local/team", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("Already posted monthly-check-in for ", second.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        var page = await bot.Http.GetStringAsync("/", Ct);
        Assert.Contains("Check-ins for ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_runs_where_no_server_runs_is_on_the_page_at_the_next_start()
    {
        var posted = await _folder.RunsAsync(Ct, "jobs", "run", "quarterly-scorecard", "--at", "2026-10-05T13:00:00Z");

        Assert.StartsWith(
            "Posted quarterly-scorecard for 2026-Q3 to web/local/team",
            posted.Output,
            StringComparison.Ordinal
        );
        await using var bot = await _folder.ServesAsync(Ct);
        Assert.Contains("Q3 2026", await bot.Http.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Contains(
            "2026-Q3 posted",
            (await _folder.RunsAsync(Ct, "jobs", "list")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_list_names_each_job_with_its_next_time()
    {
        var list = await _folder.RunsAsync(Ct, "jobs", "list");

        Assert.Equal(0, list.ExitCode);
        var lines = list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("monthly-check-in ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("quarterly-scorecard ", StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.EndsWith("Maple Street Wellness", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_practice_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = await _folder.RunsAsync(Ct, "jobs", "run", "monthly-check-in", "--practice", "1");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Maple Street Wellness", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scorecard_is_printed_for_people_scripts_and_spreadsheets()
    {
        var text = await _folder.RunsAsync(Ct, "scorecard", "--quarter", "last");
        var json = await _folder.RunsAsync(Ct, "scorecard", "--quarter", "last", "--format", "json");
        var csv = await _folder.RunsAsync(Ct, "scorecard", "--quarter", "last", "--format", "csv");

        Assert.Contains("Northside Family Medicine", text.Output, StringComparison.Ordinal);
        Assert.Equal(
            "Maple Street Wellness",
            JsonDocument.Parse(json.Output).RootElement.GetProperty("practice").GetString()
        );
        Assert.StartsWith("quarter,ref,", csv.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (text.ExitCode, json.ExitCode, csv.ExitCode));
    }

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2199-Q4")]
    public async Task A_quarter_that_cant_be_scored_ends_with_two(string quarter)
    {
        var refused = await _folder.RunsAsync(Ct, "scorecard", "--quarter", quarter);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("--quarter: ", refused.Error, StringComparison.Ordinal);
    }
}
