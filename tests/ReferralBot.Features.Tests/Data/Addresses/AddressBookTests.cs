using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Addresses;

/// <summary>What is written down of conversations and people is found again, changed only where it changed; on both databases.</summary>
public abstract partial class AddressBookTests(DatabaseProvider provider) : AddressTests(provider)
{
    [Fact]
    public async Task A_conversation_is_found_as_it_was_written_down()
    {
        await HasInstallationAsync();
        await Book.KeepAsync(Chat("C1", Ana) with { Within = "W1" }, Ct);

        Assert.Equal(Chat("C1", Ana) with { Within = "W1" }, await OtherProcess().FindAsync(Place("C1"), Ct));
        Assert.Null(await Book.FindAsync(Place("C2"), Ct));
    }

    [Fact]
    public async Task Of_a_person_what_is_not_said_stays_as_it_was()
    {
        await HasInstallationAsync();
        await Book.KeepAsync(new KnownPerson(Ana) { Alias = "29:a", TimeZone = "America/Denver" }, Ct);
        await Book.KeepAsync(new KnownPerson(Ana) { PrivateConversationId = "C1" }, Ct);

        var whole = new KnownPerson(Ana)
        {
            Alias = "29:a",
            PrivateConversationId = "C1",
            TimeZone = "America/Denver",
        };
        Assert.Equal(whole, await Book.FindAsync(Ana, Ct));
        Assert.Equal(whole, await Book.FindByAliasAsync(Key, "29:a", Ct));
        Assert.Null(await Book.FindByAliasAsync(Key, "29:b", Ct));
    }

    [Fact]
    public async Task Who_was_met_by_another_id_alone_is_found_by_their_own_once_it_is_known()
    {
        await HasInstallationAsync();
        await Book.KeepAsync(new KnownPerson(new UserRef("chat", "T1", "29:a")) { Alias = "29:a" }, Ct);
        await Book.KeepAsync(new KnownPerson(Ana) { Alias = "29:a" }, Ct);

        Assert.Equal(Ana, (await Book.FindByAliasAsync(Key, "29:a", Ct))!.User);
    }

    [Fact]
    public async Task What_stays_the_same_is_written_once_a_day_at_most()
    {
        await HasInstallationAsync();
        var first = Database.Clock.GetUtcNow();
        for (var hour = 0; hour < 24; hour++)
        {
            await Book.KeepAsync(Team("C1"), Ct);
            await Book.KeepAsync(new KnownPerson(Ana) { Alias = "29:a" }, Ct);
            Database.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((0, first), ((await RowAsync("C1"))!.Version, (await RowAsync("C1"))!.HeardAt));
        await Book.KeepAsync(Team("C1"), Ct);
        Assert.Equal((1, first.AddDays(1)), ((await RowAsync("C1"))!.Version, (await RowAsync("C1"))!.HeardAt));
        Assert.Equal(
            0,
            await Database.InAsync(Practice.Id, db => db.People.Select(row => row.Version).SingleAsync(Ct))
        );
    }

    // One process believes what the other one has changed since.
    [Fact]
    public async Task A_change_that_another_process_undid_is_not_lost()
    {
        await HasInstallationAsync();
        var other = OtherProcess();
        await Book.KeepAsync(Team("C1") with { Address = "old" }, Ct);
        await other.KeepAsync(Team("C1") with { Address = "new" }, Ct);

        Database.Clock.Advance(AddressMemory<UserRef, KnownPerson>.KeptFor);
        await Book.KeepAsync(Team("C1") with { Address = "old" }, Ct);
        Assert.Equal("old", (await other.FindAsync(Place("C1"), Ct))!.Address);

        await other.KeepAsync(Team("C1") with { Address = "newer" }, Ct); // what changed is written at once
        Assert.Equal("newer", (await Book.FindAsync(Place("C1"), Ct))!.Address);
    }

    [Fact]
    public async Task The_latest_is_the_one_that_was_heard_from_last_and_not_left()
    {
        await HasInstallationAsync();
        foreach (var id in (string[])["C1", "C2", "C3"])
        {
            await Book.KeepAsync(Team(id), Ct);
            Database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Book.RemoveAsync(Place("C3"), Database.Clock.GetUtcNow(), Ct);

        Assert.Equal(Place("C2"), (await Book.FindLatestAsync(Key, Ct))!.Conversation);
        Assert.Null(await Book.FindLatestAsync(new InstallationKey("chat", "T2"), Ct));
    }

    [Fact]
    public async Task Two_installations_with_the_same_ids_have_nothing_in_common()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        await HasInstallationAsync();
        await HasInstallationAsync("T2", other);
        await Book.KeepAsync(Team("C1") with { Address = "one" }, Ct);
        await Book.KeepAsync(new KnownConversation(Place("C1", "T2"), "two"), Ct);
        await Book.KeepAsync(new KnownPerson(Ana) { Alias = "29:a" }, Ct);

        Assert.Equal("one", (await Book.FindAsync(Place("C1"), Ct))!.Address);
        Assert.Equal("two", (await Book.FindAsync(Place("C1", "T2"), Ct))!.Address);
        Assert.Null(await Book.FindByAliasAsync(new InstallationKey("chat", "T2"), "29:a", Ct));
        await Book.RemoveAsync(Place("C1", "T2"), Database.Clock.GetUtcNow(), Ct);
        Assert.NotNull(await Book.FindAsync(Place("C1"), Ct));
        Assert.Single(await PostsAsync());
    }

    [Fact]
    public async Task Nothing_is_kept_for_an_installation_that_nobody_has_or_that_fits_no_column()
    {
        await Book.KeepAsync(Team("C1"), Ct);
        await Book.KeepAsync(new KnownPerson(Ana), Ct);
        await HasInstallationAsync();
        await Book.KeepAsync(Team(new string('c', 201)), Ct);
        await Book.KeepAsync(Team("C2") with { Address = new string('a', 2001) }, Ct);
        await Book.KeepAsync(new KnownPerson(Ana) { Alias = new string('a', 201) }, Ct);

        Assert.Null(await Book.FindLatestAsync(Key, Ct));
        Assert.Null(await Book.FindAsync(Ana, Ct));

        await Book.KeepAsync(Team("C1"), Ct); // it was not believed to be written down
        Assert.NotNull(await Book.FindAsync(Place("C1"), Ct));
    }
}

public sealed class AddressBookTestsOnSqlite() : AddressBookTests(DatabaseProvider.Sqlite)
{
    [Fact]
    public void Of_ten_thousand_people_no_more_are_remembered_than_there_is_room_for()
    {
        var memory = new AddressMemory<UserRef, KnownPerson>(Database.Clock);
        for (var number = 0; number < 10_000; number++)
        {
            var user = new UserRef("chat", "T1", number.ToString(CultureInfo.InvariantCulture));
            memory.Keep(user, new KnownPerson(user));
            Assert.InRange(memory.Count, 1, AddressMemory<UserRef, KnownPerson>.Most);
            Assert.NotNull(memory.Find(user));
        }
    }
}

public sealed class AddressBookTestsOnPostgres() : AddressBookTests(DatabaseProvider.PostgreSql);
