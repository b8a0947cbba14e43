using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Scorecards;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Scorecards;

public sealed class PostScorecardsTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await WorkedExample.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_third_quarter_posts_on_Monday_the_fifth_of_October_at_nine()
    {
        var due = new JobTime("2026-Q3", new DateTimeOffset(2026, 10, 5, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal(due, PostScorecards.NextAt(_bot.Practice, due.DueAt.AddTicks(-1)));
        Assert.Equal(due, PostScorecards.LastAt(_bot.Practice, due.DueAt));

        Assert.Equal(new JobOutcome.Posted("2026-Q3", TestBot.Team), await _bot.Runs<PostScorecards>());

        var (_, card) = Assert.Single(await _bot.Posts());
        Assert.Equal("Partner scorecard Q3 2026", card.Title);
        Assert.Equal("Q3 2026: 40 received, 21 of 35 decided started (60 %) · 18 sent.", card.Summary);
        Assert.Contains("Why am I seeing this?", TestBot.Read(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_and_after_a_restart_it_posts_nothing_more()
    {
        await _bot.Runs<PostScorecards>();
        await using var restarted = _bot.Restarted();

        Assert.Equal(new JobOutcome.AlreadyDone("2026-Q3"), await _bot.Runs<PostScorecards>());
        Assert.Equal(new JobOutcome.AlreadyDone("2026-Q3"), await _bot.Runs<PostScorecards>(restarted));
        Assert.Single(await _bot.Posts());
    }

    [Fact]
    public async Task Eight_runs_at_once_post_once()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _bot.Runs<PostScorecards>()))
        );

        Assert.Single(outcomes.OfType<JobOutcome.Posted>());
        Assert.Equal(7, outcomes.OfType<JobOutcome.AlreadyDone>().Count());
        Assert.Single(await _bot.Posts());
    }

    [Fact]
    public async Task Started_a_day_late_it_is_still_posted_and_marked()
    {
        _bot.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(
            new JobOutcome.Posted("2026-Q3", TestBot.Team) { Delayed = true },
            await _bot.Runs<PostScorecards>()
        );

        var (_, card) = Assert.Single(await _bot.Posts());
        Assert.Equal("Partner scorecard Q3 2026 · delayed", card.Title);
        Assert.Contains("Delayed: this was due on Mon 5 Oct 2026.", TestBot.Read(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_three_business_days_it_is_missed()
    {
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 9, 13, 0, 0, TimeSpan.Zero));

        Assert.IsType<JobOutcome.Missed>(await _bot.Runs<PostScorecards>());
        Assert.Equal(new JobOutcome.AlreadyDone("2026-Q3"), await _bot.Runs<PostScorecards>());
        Assert.Empty(await _bot.Posts());
    }

    [Fact]
    public async Task Figures_that_were_posted_stay_when_more_is_entered()
    {
        await _bot.Runs<PostScorecards>();
        await _bot.Says("/referral received from:P-5 for:anxiety on:2026-09-30");

        var kept = await _bot.InDatabase(db => db.Scorecards.AsNoTracking().SingleAsync());

        Assert.Equal(("2026-Q3", WorkedExample.ScoredAt), (kept.QuarterCode, kept.ScoredAt));
        Assert.Equal(40, Received(kept.FiguresJson));
        Assert.Contains("41 received", TestBot.Read(await _bot.Says("/scorecard Q3-2026")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_nothing_is_posted()
    {
        await _bot.HasNoRoute(MessageKind.Scorecards);

        Assert.Equal(new JobOutcome.SwitchedOff(), await _bot.Runs<PostScorecards>());
        Assert.Empty(await _bot.Posts());
        Assert.Empty(await _bot.InDatabase(db => db.Scorecards.ToListAsync()));
    }

    [Theory]
    [InlineData("2026-12-31T00:00:00Z", "2026-Q4", "2027-01-06T14:00:00Z")]
    [InlineData("2027-01-07T00:00:00Z", "2027-Q1", "2027-04-05T13:00:00Z")]
    public void Holidays_and_weekends_are_no_business_days(string after, string quarter, string at) =>
        Assert.Equal(
            new JobTime(quarter, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)),
            PostScorecards.NextAt(_bot.Practice, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture))
        );

    private static int Received(string json)
    {
        using var read = JsonDocument.Parse(json);
        return read.RootElement.GetProperty("totals").GetProperty("received").GetInt32();
    }
}
