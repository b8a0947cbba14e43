using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Scorecards;
using ReferralBot.Features.Turns;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Scorecards;

public sealed class ScorecardReportTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await WorkedExample.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_json_has_the_shape_that_scripts_rely_on()
    {
        using var json = JsonDocument.Parse(await Print(ScorecardFormat.Json));
        var root = json.RootElement;

        Assert.Equal("practice quarter scored_at totals partners sentences", Names(root));
        Assert.Equal(
            "received converted decided rate fit satisfaction retention median_volume sent hhi effective_sources top_share",
            Names(root.GetProperty("totals"))
        );
        Assert.Equal(7, root.GetProperty("partners").GetArrayLength());
        Assert.Equal(
            "ref name category received converted decided own_capacity fresh rate lower upper estimated volume_part quality_part outcomes_part score rank map trend underperforming previous_received sent balance",
            Names(root.GetProperty("partners")[0])
        );
    }

    [Fact]
    public async Task The_json_has_the_figures_of_the_worked_example_to_the_last_digit()
    {
        using var json = JsonDocument.Parse(await Print(ScorecardFormat.Json));
        var (root, totals) = (json.RootElement, json.RootElement.GetProperty("totals"));

        Assert.Equal("2026-Q3", root.GetProperty("quarter").GetString());
        Assert.Equal(WorkedExample.ScoredAt, root.GetProperty("scored_at").GetDateTimeOffset());
        Assert.Equal(
            [40, 21, 35, .6, 6.5, 18, .235, 4.25531914893617, .35],
            Numbers(totals, "received converted decided rate median_volume sent hhi effective_sources top_share"),
            Near
        );
        var northside = root.GetProperty("partners")[0];
        Assert.Equal(
            ("P-1", "Northside Family Medicine", "medical", "steady"),
            (Text(northside, "ref"), Text(northside, "name"), Text(northside, "category"), Text(northside, "trend"))
        );
        Assert.Equal(
            [14, 6, 11, 1, 2, 0.5454545454545454, 12, 2, -.75],
            Numbers(northside, "received converted decided own_capacity fresh rate previous_received sent balance"),
            Near
        );
    }

    [Fact]
    public async Task What_has_no_value_or_none_yet_is_null()
    {
        using var json = JsonDocument.Parse(await Print(ScorecardFormat.Json));
        var (totals, ames) = (json.RootElement.GetProperty("totals"), json.RootElement.GetProperty("partners")[6]);

        Assert.Equal("P-7", Text(ames, "ref"));
        Assert.Equal(JsonValueKind.Null, ames.GetProperty("rate").ValueKind);
        Assert.All(
            "lower upper estimated volume_part quality_part outcomes_part score rank map underperforming".Split(' '),
            name => Assert.Equal(JsonValueKind.Null, ames.GetProperty(name).ValueKind)
        );
        Assert.All(
            "fit satisfaction retention".Split(' '),
            name => Assert.Equal(JsonValueKind.Null, totals.GetProperty(name).ValueKind)
        );
    }

    [Fact]
    public async Task The_csv_has_a_header_and_a_line_a_partner()
    {
        var lines = (await Print(ScorecardFormat.Csv)).Split("\r\n");

        Assert.Equal(9, lines.Length);
        Assert.StartsWith("quarter,ref,name,category,received,", lines[0], StringComparison.Ordinal);
        Assert.Equal("2026-Q3,P-3,Harbor Pediatrics,medical,9,7,8,0,1,0.875,up,4,1,0,-0.8", lines[2]);
        Assert.Equal("2026-Q3,P-7,Ames Psychotherapy,peer,0,0,0,0,0,,down,5,2,0,1", lines[7]);
        Assert.Equal("", lines[8]);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1 Clinic", "'+1 Clinic")]
    [InlineData("-Clinic", "'-Clinic")]
    [InlineData("@home", "'@home")]
    [InlineData("Lee, Park & Co", "\"Lee, Park & Co\"")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    public async Task A_name_is_never_taken_for_a_formula(string name, string cell)
    {
        await _bot.InDatabase(async db =>
        {
            var partner = await db.Partners.SingleAsync(row => row.Number == 1);
            Assert.False(
                partner.Change(partner.Details() with { Name = name }, _bot.Practice.Cadences).Failed(out _, out _)
            );
            await db.SaveChangesAsync();
        });

        Assert.Contains($",P-1,{cell},medical,", await Print(ScorecardFormat.Csv), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_an_aligned_table_with_its_sentences()
    {
        var lines = (await Print(ScorecardFormat.Text)).Split(Environment.NewLine);

        Assert.Equal("Partner scorecard Q3 2026: 40 received, 21 of 35 decided started (60 %) · 18 sent", lines[0]);
        Assert.Equal("P-1  Northside Family Medicine        14   6 of 11     2  0 of 14  steady", lines[3]);
        Assert.Contains("Ames went from 5 to 0.", lines);
    }

    [Theory]
    [InlineData("Q9", "Write the quarter like 2026-Q3.")]
    [InlineData("2027-Q1", "Q1 2027 had not begun at that instant.")]
    public async Task A_quarter_that_cannot_be_meant_is_refused(string quarter, string message)
    {
        var result = await Write(quarter, WorkedExample.ScoredAt, ScorecardFormat.Text);

        Assert.Equal(message, result.Problem?.Message);
    }

    [Fact]
    public async Task As_of_an_earlier_instant_what_came_later_is_left_out()
    {
        var early = new DateTimeOffset(2026, 7, 8, 13, 0, 0, TimeSpan.Zero);

        Assert.False((await Write("2026-Q3", early, ScorecardFormat.Json)).Failed(out _, out var text));

        using var json = JsonDocument.Parse(text!);
        Assert.Equal([34, 0], Numbers(json.RootElement.GetProperty("totals"), "received converted"), Near);
    }

    private async Task<string> Print(ScorecardFormat format)
    {
        Assert.False(
            (await Write("2026-Q3", WorkedExample.ScoredAt, format)).Failed(out var problem, out var text),
            problem?.Message
        );
        return text!;
    }

    private async Task<Result<string>> Write(string quarter, DateTimeOffset asOf, ScorecardFormat format)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scope = _bot.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PracticeDoor>().EnterAsync(_bot.Practice.Id, ct);
        return await scope.ServiceProvider.GetRequiredService<ScorecardReport>().WriteAsync(quarter, asOf, format, ct);
    }

    private static string Names(JsonElement element) =>
        string.Join(' ', element.EnumerateObject().Select(property => property.Name));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<double> Numbers(JsonElement element, string names) =>
        names.Split(' ').Select(name => element.GetProperty(name).GetDouble());

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
}
