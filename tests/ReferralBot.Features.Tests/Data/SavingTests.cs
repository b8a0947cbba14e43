using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>What a save promises, on both databases.</summary>
public abstract class SavingTests(DatabaseProvider provider) : PartnerTests(provider)
{
    private static readonly ConversationRef Room = new("web", "local", "team");

    [Fact]
    public async Task What_was_saved_is_read_by_another_connection_at_once()
    {
        var partner = PartnerNamed("Northside Family Medicine");
        await SavesAsync(partner);

        Assert.Equal(
            "P-1",
            await Database.InAsync(Practice.Id, db => db.Partners.Select(row => row.Ref).SingleAsync(Ct))
        );
    }

    [Fact]
    public async Task A_bad_item_fails_alone()
    {
        var taken = PartnerNamed("Taken");
        await SavesAsync(taken);

        var saves = Enumerable
            .Range(0, 60)
            .Select(number => number % 3 == 0 ? SavesTwiceAsync(taken) : SavesAsync(PartnerNamed($"Partner {number}")))
            .ToList();
        await Task.WhenAll(saves).ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.All(saves.Where((_, number) => number % 3 == 0), save => Assert.IsType<DbUpdateException>(Fault(save)));
        Assert.All(saves.Where((_, number) => number % 3 != 0), save => Assert.Null(Fault(save)));
        var numbers = await Database.InAsync(
            Practice.Id,
            db => db.Partners.Select(partner => partner.Number).Order().ToListAsync(Ct)
        );
        Assert.Equal(Enumerable.Range(1, 41), numbers); // the bad ones took no number either
    }

    [Fact]
    public async Task After_a_failure_the_same_context_can_save_what_was_mended()
    {
        var taken = PartnerNamed("Taken");
        await SavesAsync(taken);

        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                var partner = PartnerNamed("Good");
                var broken = OutboxMessage.Post(Practice.Id, Room, new Card("Hello"), Database.Clock);
                db.Partners.Add(partner);
                db.Outbox.Add(broken);
                db.Entry(broken).Property(row => row.TargetId).CurrentValue = Id<OutboxMessage>.New(Database.Clock);
                await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
                Assert.Equal(0, partner.Number);

                db.Remove(broken);
                await db.SaveChangesAsync(Ct);
                Assert.Equal(2, partner.Number);
                Assert.Equal(2, await db.Partners.CountAsync(Ct)); // its own connection reads again
            }
        );
    }

    [Fact]
    public async Task The_second_of_two_changes_on_the_same_version_is_refused()
    {
        var partner = PartnerNamed("Northside");
        await SavesAsync(partner);

        await Database.InAsync(
            Practice.Id,
            async first =>
            {
                var stale = await first.Partners.SingleAsync(Ct);
                await Database.InAsync(
                    Practice.Id,
                    async second =>
                    {
                        Archive(await second.Partners.SingleAsync(Ct));
                        await second.SaveChangesAsync(Ct);
                    }
                );
                Archive(stale);
                await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Ct));
            }
        );
    }

    [Fact]
    public Task A_synchronous_save_is_not_available() =>
        Database.InAsync(
            Practice.Id,
            db =>
            {
                db.Partners.Add(PartnerNamed("Northside"));
                Assert.Throws<NotSupportedException>(() => db.SaveChanges());
                return Task.CompletedTask;
            }
        );

    [Fact]
    public async Task Instants_are_stored_to_the_microsecond_and_compare()
    {
        Database.Clock.Advance(TimeSpan.FromTicks(12_345_678_9));
        var now = Database.Clock.GetUtcNow();
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Outbox.Add(OutboxMessage.Post(Practice.Id, Room, new Card("Hello"), Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );

        var stored = await Database.InAsync(
            Practice.Id,
            db => db.Outbox.Where(row => row.NotBefore <= now && row.NotBefore > now.AddSeconds(-1)).SingleAsync(Ct)
        );
        Assert.Equal(now.UtcTicks / 10, stored.CreatedAt.UtcTicks / 10);
        Assert.Equal(0, stored.CreatedAt.UtcTicks % 10);
    }

    private static Exception? Fault(Task task) => task.Exception?.InnerException;

    private static void Archive(Partner partner) =>
        Assert.False(partner.Archive(new DateTimeOffset(partner.AddedOn, default, TimeSpan.Zero)).Failed(out _, out _));

    private Task SavesTwiceAsync(Partner taken) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Partners.Add(PartnerNamed("Beside a bad one"));
                var bad = PartnerNamed("Bad");
                db.Partners.Add(bad);
                db.Entry(bad).Property(row => row.Number).CurrentValue = taken.Number;
                await db.SaveChangesAsync(Ct);
            }
        );
}

public sealed class SavingTestsOnSqlite() : SavingTests(DatabaseProvider.Sqlite);

public sealed class SavingTestsOnPostgres() : SavingTests(DatabaseProvider.PostgreSql);
