using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>What is kept in memory of a practice is what the database says, on both databases.</summary>
public abstract class PracticeBooksTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly UserRef Ana = new("test", "workspace", "ana");

    private PracticeBooks Books => Get<PracticeBooks>();

    [Fact]
    public async Task A_role_that_is_taken_away_here_is_gone_for_the_next_turn()
    {
        await HasAnaAsync();
        Assert.Equal(Role.Coordinator, (await BookAsync()).MemberOf(Ana)!.Role);

        await Database.InAsync(Practice.Id, db => ChangeAsync(db, member => member.Leave()));

        Assert.Null((await BookAsync()).MemberOf(Ana));
    }

    [Fact]
    public async Task A_set_based_change_here_holds_for_the_next_turn()
    {
        await HasAnaAsync();
        Assert.NotNull((await BookAsync()).MemberOf(Ana));

        await Database.InAsync(
            Practice.Id,
            db =>
                db.WriteAsync(
                    ct => db.Members.ExecuteUpdateAsync(row => row.SetProperty(member => member.Active, false), ct),
                    Ct
                )
        );

        Assert.Null((await BookAsync()).MemberOf(Ana));
    }

    [Fact]
    public async Task A_change_by_another_process_is_seen_within_two_seconds_and_at_once_by_who_looks_again()
    {
        await HasAnaAsync();
        Assert.NotNull((await BookAsync()).MemberOf(Ana));
        await using var other = new ServiceCollection()
            .AddSingleton<TimeProvider>(Database.Clock)
            .AddLogging()
            .AddData(Database.Options)
            .BuildServiceProvider();
        await using (var db = other.GetRequiredService<ReferralDbFactory>().Open(Practice.Id))
        {
            await ChangeAsync(db, member => member.Leave());
        }

        Assert.NotNull((await BookAsync()).MemberOf(Ana));
        Assert.Null((await Books.FreshAsync(Practice.Id, Ct)).MemberOf(Ana));

        await using (var db = other.GetRequiredService<ReferralDbFactory>().Open(Practice.Id))
        {
            await ChangeAsync(db, member => member.Return());
        }

        Database.Clock.Advance(PracticeBooks.KeptFor);
        Assert.NotNull((await BookAsync()).MemberOf(Ana));
    }

    [Fact]
    public async Task What_a_turn_does_to_its_member_and_does_not_save_stays_in_the_turn()
    {
        await HasAnaAsync();

        (await BookAsync()).MemberOf(Ana)!.Rename("Nobody");

        Assert.Equal("Ana", (await BookAsync()).MemberOf(Ana)!.DisplayName);
    }

    [Fact]
    public async Task A_save_of_other_rows_leaves_the_book_as_it_is()
    {
        var before = await BookAsync();

        await Database.InAsync(
            Practice.Id,
            db =>
            {
                db.Outbox.Add(
                    OutboxMessage.Post(Practice.Id, new("web", "local", "team"), new Card("Hi"), Database.Clock)
                );
                return db.SaveChangesAsync(Ct);
            }
        );

        Assert.Same(before, await BookAsync());
    }

    private async Task<PracticeBook> BookAsync() => await Books.OfAsync(Practice.Id, Ct);

    private static async Task ChangeAsync(ReferralDb db, Action<Member> change)
    {
        change(await db.Members.SingleAsync(Ct));
        await db.SaveChangesAsync(Ct);
    }

    private Task HasAnaAsync() =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var joined = Member.Join(Practice.Id, "Ana", Role.Coordinator, Database.Clock);
                Assert.False(joined.Failed(out _, out var ana));
                var address = new ChannelAddress(Ana.Channel, Ana.Installation, Ana.Id);
                db.Add(ana!);
                db.Add(MemberIdentity.Of(ana!, address, Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
}

public sealed class PracticeBooksTestsOnSqlite() : PracticeBooksTests(DatabaseProvider.Sqlite);

public sealed class PracticeBooksTestsOnPostgres() : PracticeBooksTests(DatabaseProvider.PostgreSql);
