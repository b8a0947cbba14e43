using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Addresses;

/// <content>Several who write at once, and practices that take over.</content>
public abstract partial class AddressBookTests
{
    [Fact]
    public async Task When_another_practice_has_the_installation_it_has_what_was_kept()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        await HasInstallationAsync();
        await Book.KeepAsync(Team("C1"), Ct);
        await Book.KeepAsync(new KnownPerson(Ana), Ct);
        await using (var db = Get<ReferralDbFactory>().OpenForAll())
        {
            var rows = new AllPractices(db).Query<Installation>();
            await db.WriteAsync(
                ct => rows.ExecuteUpdateAsync(row => row.SetProperty(found => found.PracticeId, other.Id), ct),
                Ct
            );
        }

        await Book.KeepAsync(Team("C1") with { Address = "new" }, Ct);

        Assert.Equal(1, await Database.InAsync(other.Id, db => db.Conversations.CountAsync(Ct)));
        Assert.Equal(1, await Database.InAsync(other.Id, db => db.People.CountAsync(Ct)));
        Assert.Null(await RowAsync("C1"));
    }

    [Fact]
    public async Task Many_who_meet_the_bot_at_the_same_moment_are_each_kept_once()
    {
        await HasInstallationAsync();
        var books = Enumerable.Range(0, 4).Select(_ => OtherProcess()).ToList();

        await Task.WhenAll(
            books.Select(book => Task.Run(() => book.KeepAsync(new KnownPerson(Ana) { Alias = "29:a" }, Ct), Ct))
        );

        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.People.CountAsync(Ct)));
    }
}
