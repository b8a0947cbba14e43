using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Addresses;

/// <summary>The bot says hello where it is new: once, whatever happens at the same moment; on both databases.</summary>
public abstract class GreetingTests(DatabaseProvider provider) : AddressTests(provider)
{
    [Fact]
    public async Task A_conversation_of_several_hears_how_to_call_the_bot_and_nothing_private()
    {
        await HasInstallationAsync();
        await HasMemberAsync(Ana, Role.Owner);

        await Book.KeepAsync(Team("C1"), Ct);

        var hello = Assert.Single(await PostsAsync());
        Assert.Equal(Place("C1"), hello.Conversation);
        Assert.Contains("@Bot refbot help", hello.CardJson, StringComparison.Ordinal);
        Assert.DoesNotContain("/refbot setup", hello.CardJson, StringComparison.Ordinal);
        Assert.DoesNotContain(Practice.Name, hello.CardJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_alone_hears_where_to_begin_and_an_owner_gets_the_set_up()
    {
        await HasInstallationAsync();
        await HasMemberAsync(Ana, Role.Owner);
        await HasMemberAsync(Ben, Role.Coordinator);

        await Book.KeepAsync(Chat("C1", Ana), Ct);
        await Book.KeepAsync(Chat("C2", Ben), Ct);

        var posts = await PostsAsync();
        Assert.Equal([Place("C1"), Place("C2")], posts.Select(post => post.Conversation));
        Assert.Contains("/refbot setup", posts[0].CardJson, StringComparison.Ordinal);
        Assert.Contains("/refbot help", posts[1].CardJson, StringComparison.Ordinal);
        Assert.DoesNotContain("/refbot setup", posts[1].CardJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_installed_the_bot_is_welcomed_once()
    {
        var person = new Person("Ana Ruiz", Standing.Member, "America/Denver");
        var reach = new KnownPerson(Ana) { Alias = "29:a" };
        await Get<IInstallations>()
            .InstallAsync(new NewInstallation(Key, "Elm", "secret", Ana, person) { Reach = reach }, Ct);
        await Book.KeepAsync(reach with { PrivateConversationId = "C1" }, Ct);
        await Book.KeepAsync(Chat("C1", Ana), Ct);

        var practice = (await Get<ReferralDbFactory>().PracticeOfAsync(Key, Ct))!.Value;
        var welcome = Assert.Single(await Database.InAsync(practice, db => db.Outbox.ToListAsync(Ct)));
        Assert.Equal(Place("U1"), welcome.Conversation);
        Assert.Equal("29:a", (await Book.FindAsync(Ana, Ct))!.Alias);
    }

    [Fact]
    public async Task A_whole_is_greeted_once_in_whichever_part_came_first()
    {
        await HasInstallationAsync();

        await Book.KeepAsync(Team("W1") with { Within = "W1" }, Ct);
        await Book.KeepAsync(Team("C2") with { Within = "W1" }, Ct);
        await Book.KeepAsync(Team("C3") with { Within = "W2" }, Ct);

        Assert.Equal([Place("W1"), Place("C3")], (await PostsAsync()).Select(post => post.Conversation));
    }

    [Fact]
    public async Task A_chat_that_the_bot_began_itself_needs_no_hello()
    {
        await HasInstallationAsync();

        await Book.KeepAsync(Chat("C1", Ben) with { OpenedByBot = true }, Ct);
        await Book.KeepAsync(Chat("C1", Ben), Ct);

        Assert.Empty(await PostsAsync());
    }

    [Fact]
    public async Task Two_who_tell_of_the_same_conversation_at_the_same_moment_get_one_hello()
    {
        await HasInstallationAsync();
        var now = Database.Clock.GetUtcNow();
        var books = Enumerable.Range(0, 6).Select(_ => OtherProcess()).ToList();

        await Task.WhenAll(
            books.Select(book => Task.Run(() => book.KeepAsync(Team("C1") with { JoinedAt = now }, Ct), Ct))
        );
        Assert.Single(await PostsAsync());

        await Book.KeepAsync(Team("C2"), Ct); // or the installation ends
        await Book.RemoveAsync(Place("C1"), now, Ct);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        var again = Team("C1") with { JoinedAt = Database.Clock.GetUtcNow() };
        await Task.WhenAll(books.Select(book => Task.Run(() => book.KeepAsync(again, Ct), Ct)));

        Assert.Equal(2, (await PostsAsync()).Count(post => post.Conversation == Place("C1")));
    }

    [Fact]
    public async Task An_owner_who_comes_back_is_welcomed_again()
    {
        await HasInstallationAsync();
        await HasMemberAsync(Ana, Role.Owner);
        await Book.KeepAsync(Chat("C1", Ana), Ct);
        await Book.KeepAsync(Team("C2"), Ct);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        await Book.RemoveAsync(Place("C1"), Database.Clock.GetUtcNow(), Ct);
        Database.Clock.Advance(TimeSpan.FromHours(1));

        await Book.KeepAsync(Chat("C1", Ana), Ct);

        var welcomes = (await PostsAsync()).FindAll(post => post.AboutId == Practice.Id.Value);
        Assert.Equal([OutboxState.Refused, OutboxState.Pending], welcomes.Select(post => post.State));
    }
}

public sealed class GreetingTestsOnSqlite() : GreetingTests(DatabaseProvider.Sqlite)
{
    [Fact]
    public async Task That_it_is_greeted_is_written_with_the_hello_or_not_at_all()
    {
        await HasInstallationAsync();
        await RunAsync("CREATE TRIGGER no BEFORE INSERT ON Outbox BEGIN SELECT RAISE(ABORT, 'no'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => Book.KeepAsync(Team("C1"), Ct));
        Assert.Null(await RowAsync("C1"));

        await RunAsync("DROP TRIGGER no");
        await Book.KeepAsync(Team("C1"), Ct);

        Assert.Single(await PostsAsync());
    }

    private async Task RunAsync(string statement)
    {
        await using var db = Get<ReferralDbFactory>().OpenForMigration();
        await db.Database.ExecuteSqlRawAsync(statement, Ct);
    }
}

public sealed class GreetingTestsOnPostgres() : GreetingTests(DatabaseProvider.PostgreSql);
