using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>Schedules fire once per period, on both databases.</summary>
public abstract class LedgerTests(DatabaseProvider provider) : DataTests(provider)
{
    private const string Kind = "monthly-check-in";

    [Fact]
    public async Task Parallel_runs_of_one_occurrence_post_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RunsAsync("2026-09")));

        Assert.Single(opened, won => won);
        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.Ledger.CountAsync(Ct)));
        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.Outbox.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_next_period_is_another_occurrence()
    {
        Assert.True(await RunsAsync("2026-09"));
        Assert.True(await RunsAsync("2026-10"));
        Assert.False(await RunsAsync("2026-09"));
    }

    [Fact]
    public async Task What_a_second_run_prepared_does_not_stay_pending()
    {
        await RunsAsync("2026-09");
        await using var scope = Database.Scope(Practice.Id);
        var db = scope.ServiceProvider.GetRequiredService<ReferralDb>();
        var entry = Entry("2026-09");
        db.Outbox.Add(
            OutboxMessage.Post(entry, new ConversationRef("web", "local", "team"), new Card("!"), Database.Clock)
        );

        Assert.False(await scope.ServiceProvider.GetRequiredService<JobLedger>().TryOpenAsync(entry, Ct));
        Assert.Equal(0, await db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task An_occurrence_is_posted_when_its_message_is()
    {
        await RunsAsync("2026-09");
        var queue = Get<OutboxQueue>();
        var message = Assert.Single(await queue.ClaimAsync(1, Ct));
        Assert.Equal(LedgerState.Claimed, (await StoredAsync()).State);

        Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await queue.SentAsync(message, "m1", Ct);

        var entry = await StoredAsync();
        Assert.Equal((LedgerState.Posted, (DateTimeOffset?)Database.Clock.GetUtcNow()), (entry.State, entry.PostedAt));
    }

    [Fact]
    public async Task A_late_one_stays_marked_as_late_and_a_missed_one_as_missed()
    {
        await RunsAsync("2026-09", entry => entry.AsLate());
        var queue = Get<OutboxQueue>();
        await queue.SentAsync(Assert.Single(await queue.ClaimAsync(1, Ct)), "m1", Ct);
        Assert.Equal(LedgerState.Late, (await StoredAsync()).State);
        Assert.NotNull((await StoredAsync()).PostedAt);

        await using var scope = Database.Scope(Practice.Id);
        Assert.True(
            await scope.ServiceProvider.GetRequiredService<JobLedger>().TryOpenAsync(Entry("2026-08").AsMissed(), Ct)
        );
        Assert.Equal(
            1,
            await Database.InAsync(
                Practice.Id,
                db => db.Ledger.CountAsync(entry => entry.State == LedgerState.Missed && entry.PostedAt == null, Ct)
            )
        );
    }

    private async Task<bool> RunsAsync(string period, Action<LedgerEntry>? change = null)
    {
        await using var scope = Database.Scope(Practice.Id);
        var entry = Entry(period);
        change?.Invoke(entry);
        var card = new Card("Check-ins");
        var room = new ConversationRef("web", "local", "team");
        scope
            .ServiceProvider.GetRequiredService<ReferralDb>()
            .Outbox.Add(OutboxMessage.Post(entry, room, card, Database.Clock));
        return await scope.ServiceProvider.GetRequiredService<JobLedger>().TryOpenAsync(entry, Ct);
    }

    private LedgerEntry Entry(string period) =>
        LedgerEntry.Claim(Practice.Id, Kind, period, Database.Clock.GetUtcNow(), Database.Clock);

    private Task<LedgerEntry> StoredAsync() =>
        Database.InAsync(Practice.Id, db => db.Ledger.SingleAsync(entry => entry.Period == "2026-09", Ct));
}

public sealed class LedgerTestsOnSqlite() : LedgerTests(DatabaseProvider.Sqlite);

public sealed class LedgerTestsOnPostgres() : LedgerTests(DatabaseProvider.PostgreSql);
