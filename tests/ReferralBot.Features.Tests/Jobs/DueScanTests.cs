using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Turns;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Jobs;

/// <summary>Who is found by the scan over all practices, and what one practice's failure does to the others.</summary>
public sealed class DueScanTests() : DataTests(DatabaseProvider.Sqlite)
{
    private readonly Rung _rung = new();

    private JobEntry Job => Get<IEnumerable<JobEntry>>().Single(job => job.Name == DailyBell.Name);

    [Fact]
    public async Task Everyone_whose_time_has_come_is_run_once()
    {
        var second = await Database.HasPracticeAsync("Harbor Street Dental");
        Database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(2, await Get<DueScan>().RunAsync<DailyBell>(Ct));
        Assert.Equal(0, await Get<DueScan>().RunAsync<DailyBell>(Ct));

        Assert.Equal([Practice.Id, second.Id], _rung.For);
    }

    [Fact]
    public async Task What_was_due_before_the_practice_was_here_is_not_run()
    {
        Assert.Equal(0, await Get<DueScan>().RunAsync<DailyBell>(Ct));

        Assert.Empty(_rung.For);
    }

    [Fact]
    public async Task One_practice_that_fails_does_not_stop_the_others_and_is_tried_again()
    {
        var second = await Database.HasPracticeAsync("Harbor Street Dental");
        Database.Clock.Advance(TimeSpan.FromDays(1));
        _rung.Fails = Practice.Id;

        await Get<DueScan>().RunAsync<DailyBell>(Ct);
        Assert.Equal([second.Id], _rung.For);

        _rung.Fails = null;
        await Get<DueScan>().RunAsync<DailyBell>(Ct);
        Assert.Equal([second.Id, Practice.Id], _rung.For);
    }

    [Fact]
    public async Task An_operator_may_run_it_for_one_practice_as_of_another_day()
    {
        var then = Database.Clock.GetUtcNow().AddDays(-30);

        var outcome = await Get<DueScan>().RunForAsync(Job, Practice.Id, then, Ct);

        Assert.Equal("2026-08-17", Assert.IsType<JobOutcome.Posted>(outcome).Period);
        Assert.Equal([Practice.Id], _rung.For);
    }

    protected override void Configure(IServiceCollection services) =>
        services.AddFeatures().AddSingleton(_rung).AddScheduledJob<DailyBell, object>();

    private sealed class Rung
    {
        public List<Id<Practice>> For { get; } = [];

        public Id<Practice>? Fails { get; set; }
    }

    /// <summary>Due at every midnight of UTC; it posts nothing and takes up its day.</summary>
    private sealed class DailyBell(ReferralDb db, Caller caller, TimeProvider clock, JobLedger ledger, Rung rung)
        : IScheduledJob
    {
        public static string Name => "daily-bell";

        public static JobTime LastAt(Practice practice, DateTimeOffset instant) =>
            new(
                instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero)
            );

        public static JobTime NextAt(Practice practice, DateTimeOffset instant) => LastAt(practice, instant.AddDays(1));

        public async Task<JobOutcome> RunAsync(DateTimeOffset asOf, CancellationToken ct)
        {
            Assert.Equal(1, await db.Practices.CountAsync(ct)); // it sees its own practice and no other
            if (rung.Fails == caller.Practice.Id)
            {
                throw new InvalidOperationException("This practice's job fails.");
            }

            var time = LastAt(caller.Practice, asOf);
            await ledger.TryOpenAsync(LedgerEntry.Claim(caller.Practice.Id, Name, time.Period, time.DueAt, clock), ct);
            rung.For.Add(caller.Practice.Id);
            return new JobOutcome.Posted(time.Period, new ConversationRef("none", "none", "none"));
        }
    }
}
