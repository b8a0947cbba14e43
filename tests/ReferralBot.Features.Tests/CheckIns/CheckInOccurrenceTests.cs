using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

/// <summary>September 2026 in New York: the first business day is Tuesday the 1st.</summary>
public sealed class CheckInOccurrenceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Nine = new(2026, 9, 1, 13, 0, 0, TimeSpan.Zero);

    private TestBot _bot = null!;
    private Partner _northside = null!;
    private Partner _riverbend = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        _bot.Clock.AdjustTime(new DateTimeOffset(2026, 6, 1, 15, 0, 0, TimeSpan.Zero));
        _northside = await _bot.HasPartner("Northside Family Medicine");
        _riverbend = await _bot.HasPartner("Riverbend Physio", PartnerCategory.Allied);
        await _bot.HasTier(_northside, PartnerTier.Active, owner: "Sam");
        await _bot.HasTier(_riverbend, PartnerTier.Active);
        await _bot.HasTouch(_northside, new DateOnly(2026, 8, 10));
        await _bot.HasTouch(_riverbend, new DateOnly(2026, 8, 25), TouchKind.Call);
        _bot.Clock.SetUtcNow(Nine);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Run_again_it_posts_nothing_and_says_so()
    {
        await _bot.Runs<PostCheckIns>();

        Assert.Equal(new JobOutcome.AlreadyDone("2026-09"), await _bot.Runs<PostCheckIns>());
        Assert.Single(await _bot.Posts());
    }

    [Fact]
    public async Task Eight_runs_at_once_post_once()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _bot.Runs<PostCheckIns>()))
        );

        Assert.Single(outcomes.OfType<JobOutcome.Posted>());
        Assert.Equal(7, outcomes.OfType<JobOutcome.AlreadyDone>().Count());
        Assert.Single(await _bot.Posts());
    }

    [Fact]
    public async Task After_a_restart_it_is_still_posted()
    {
        await _bot.Runs<PostCheckIns>();
        await using var restarted = _bot.Restarted();

        Assert.Equal(new JobOutcome.AlreadyDone("2026-09"), await _bot.Runs<PostCheckIns>(restarted));
        Assert.Single(await _bot.Posts());
    }

    [Theory]
    [InlineData("2026-09-01T13:20:00Z")]
    [InlineData("2026-09-04T20:00:00Z")]
    public async Task Late_by_up_to_three_business_days_it_is_posted_and_marked(string at)
    {
        _bot.Clock.SetUtcNow(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(
            new JobOutcome.Posted("2026-09", TestBot.Team) { Delayed = true },
            await _bot.Runs<PostCheckIns>()
        );

        var (_, card) = Assert.Single(await _bot.Posts());
        Assert.EndsWith(" · delayed", card.Title, StringComparison.Ordinal);
        Assert.Contains("Delayed: this was due on Tue 1 Sep 2026.", TestBot.Read(card), StringComparison.Ordinal);
        Assert.Equal(LedgerState.Late, await State());
    }

    [Fact]
    public async Task Later_than_that_it_is_written_down_as_missed_and_never_posted()
    {
        // Monday the 7th is a holiday
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 8, 13, 0, 0, TimeSpan.Zero));

        Assert.Equal(new JobOutcome.Missed(new JobTime("2026-09", Nine)), await _bot.Runs<PostCheckIns>());
        Assert.Equal(new JobOutcome.AlreadyDone("2026-09"), await _bot.Runs<PostCheckIns>());
        Assert.Empty(await _bot.Posts());
        Assert.Equal(LedgerState.Missed, await State());
    }

    [Fact]
    public void November_posts_on_Monday_the_second_at_nine_in_winter_time() =>
        Assert.Equal(
            new JobTime("2026-11", new DateTimeOffset(2026, 11, 2, 14, 0, 0, TimeSpan.Zero)),
            PostCheckIns.NextAt(_bot.Practice, new DateTimeOffset(2026, 10, 31, 0, 0, 0, TimeSpan.Zero))
        );

    [Fact]
    public async Task Switched_off_it_does_nothing_and_switched_on_in_time_it_posts()
    {
        await _bot.HasNoRoute(MessageKind.CheckIns);
        Assert.Equal(new JobOutcome.SwitchedOff(), await _bot.Runs<PostCheckIns>());

        await _bot.InDatabase(db =>
        {
            var there = new ChannelAddress(TestBot.Team.Channel, TestBot.Team.Installation, TestBot.Team.Id);
            db.Routes.Add(MessageRoute.For(_bot.Practice, MessageKind.CheckIns, there, _bot.Clock));
            return db.SaveChangesAsync();
        });
        Assert.IsType<JobOutcome.Posted>(await _bot.Runs<PostCheckIns>());
    }

    private Task<LedgerState> State() => _bot.InDatabase(db => db.Ledger.Select(entry => entry.State).SingleAsync());
}
