using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Scorecards;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Jobs;

/// <summary>The alarm clocks of the scheduled messages, as the scheduler rings them.</summary>
public sealed class AlarmTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        var partner = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasTier(partner, PartnerTier.Active);
        await _bot.HasTouch(partner, new DateOnly(2026, 8, 20));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Ringing_again_and_again_each_message_is_posted_once_at_its_time()
    {
        var posted = new List<(string Title, DateTimeOffset At)>();
        var end = new DateTimeOffset(2026, 10, 6, 0, 0, 0, TimeSpan.Zero);
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 30, 22, 0, 0, TimeSpan.Zero));
        for (var count = 0; _bot.Clock.GetUtcNow() < end; _bot.Clock.Advance(TimeSpan.FromHours(1)))
        {
            await Ring();
            var posts = await _bot.Posts();
            posted.AddRange(posts.Skip(count).Select(post => (post.Card.Title, _bot.Clock.GetUtcNow())));
            count = posts.Count;
        }

        Assert.Equal(
            [
                ("Check-ins for October · 1", new DateTimeOffset(2026, 10, 1, 13, 0, 0, TimeSpan.Zero)),
                ("Partner scorecard Q3 2026", new DateTimeOffset(2026, 10, 5, 13, 0, 0, TimeSpan.Zero)),
            ],
            posted
        );
    }

    [Fact]
    public async Task What_was_due_before_the_practice_was_there_is_nobodys_loss()
    {
        await Ring();

        Assert.Empty(await _bot.Posts());
        Assert.Equal(0, await _bot.InDatabase(db => Task.FromResult(db.Ledger.Count())));
    }

    private async Task Ring()
    {
        var scan = _bot.Services.GetRequiredService<DueScan>();
        foreach (var alarm in new IJob[] { new CheckInJob(scan), new ScorecardJob(scan) })
        {
            await alarm.Execute(null!, TestContext.Current.CancellationToken);
        }
    }
}
