using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Addresses;

/// <summary>What follows when the bot is removed from a conversation, cannot post there, or is heard from again; on both databases.</summary>
public abstract partial class ConversationEndTests(DatabaseProvider provider) : AddressTests(provider)
{
    private DateTimeOffset Now => Database.Clock.GetUtcNow();

    [Fact]
    public async Task What_waits_is_refused_what_goes_there_is_paused_and_the_owner_told_once()
    {
        await HasTwoAsync();
        await HasRouteAsync("C1");
        await HasPostAsync("C1");
        await HasPostAsync("C2");

        await Book.RemoveAsync(Place("C1"), Now, Ct);
        await Book.RemoveAsync(Place("C1"), Now, Ct);

        var posts = await PostsAsync();
        Assert.All(
            posts.FindAll(post => post.ConversationId == "C1"),
            post => Assert.Equal(OutboxState.Refused, post.State)
        );
        Assert.All(
            posts.FindAll(post => post.ConversationId == "C2"),
            post => Assert.Equal(OutboxState.Pending, post.State)
        );
        var told = Assert.Single(posts, post => post.ConversationId == Ana.Id);
        Assert.Contains("Some messages are paused", told.CardJson, StringComparison.Ordinal);
        Assert.Equal(ConversationEnd.Remedy, (await RouteAsync()).PausedReason);
        Assert.Null(await Book.FindAsync(Place("C1"), Ct));
        Assert.NotNull(await Get<IInstallations>().FindAsync(Key, Ct));
    }

    [Fact]
    public async Task What_was_paused_goes_on_when_the_bot_is_there_again()
    {
        await HasTwoAsync();
        await HasRouteAsync("C1");
        await Book.RemoveAsync(Place("C1"), Now, Ct);
        Database.Clock.Advance(TimeSpan.FromMinutes(5));

        await OtherProcess().KeepAsync(Team("C1") with { JoinedAt = Now }, Ct);

        Assert.Null((await RouteAsync()).PausedAt);
        Assert.NotNull(await Book.FindAsync(Place("C1"), Ct));
    }

    [Fact]
    public async Task With_a_person_alone_goes_what_was_sent_to_them_by_their_id()
    {
        await HasTwoAsync();
        await HasRouteAsync(Ben.Id);
        await HasPostAsync(Ben.Id);
        await Book.KeepAsync(Chat("C3", Ben), Ct);
        await Book.KeepAsync(new KnownPerson(Ben) { PrivateConversationId = "C3" }, Ct);

        await Book.RemoveAsync(Place("C3"), Now, Ct);

        Assert.NotNull((await RouteAsync()).PausedAt);
        Assert.Null((await Book.FindAsync(Ben, Ct))!.PrivateConversationId);
        Assert.All(
            (await PostsAsync()).FindAll(post => post.ConversationId == Ben.Id),
            post => Assert.Equal(OutboxState.Refused, post.State)
        );
    }

    [Fact]
    public async Task From_a_whole_it_goes_with_all_parts()
    {
        await HasTwoAsync();
        await Book.KeepAsync(Team("W1") with { Within = "W1" }, Ct);
        await Book.KeepAsync(Team("C4") with { Within = "W1" }, Ct);

        await Book.RemoveAsync(Place("W1"), Now, Ct);

        Assert.Null(await Book.FindAsync(Place("W1"), Ct));
        Assert.Null(await Book.FindAsync(Place("C4"), Ct));
        Assert.NotNull(await Book.FindAsync(Place("C1"), Ct));
    }

    [Fact]
    public async Task With_the_last_one_the_installation_ends_also_when_two_go_at_once()
    {
        await HasTwoAsync();

        await Task.WhenAll(
            Task.Run(() => Book.RemoveAsync(Place("C1"), Now, Ct), Ct),
            Task.Run(() => OtherProcess().RemoveAsync(Place("C2"), Now, Ct), Ct)
        );

        Assert.Null(await Get<IInstallations>().FindAsync(Key, Ct));
        Assert.Null(await Book.FindLatestAsync(Key, Ct));
    }

    [Fact]
    public async Task A_lost_one_is_news_once_and_is_there_again_when_somebody_is_heard_from_there()
    {
        await HasTwoAsync();
        await HasRouteAsync("C1");
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Routes.Single().Pause("Add me again.", Now);
                await db.SaveChangesAsync(Ct);
            }
        );

        Assert.True(await Book.LoseAsync(Place("C1"), "Add me again.", Ct));
        Assert.False(await OtherProcess().LoseAsync(Place("C1"), "Add me again.", Ct));
        Assert.False(await Book.LoseAsync(Place("C9"), "Add me again.", Ct));
        Assert.Equal("Add me again.", (await Book.FindAsync(Place("C1"), Ct))!.Lost);

        var before = (await PostsAsync()).Count;
        await Book.KeepAsync(Team("C1"), Ct);

        Assert.Null((await Book.FindAsync(Place("C1"), Ct))!.Lost);
        Assert.Null((await RouteAsync()).PausedAt);
        Assert.Equal(before, (await PostsAsync()).Count); // it knows the bot
    }

    private async Task HasTwoAsync()
    {
        await HasInstallationAsync();
        await HasMemberAsync(Ana, Role.Owner);
        await Book.KeepAsync(Team("C1"), Ct);
        await Book.KeepAsync(Team("C2"), Ct);
    }

    private Task HasPostAsync(string conversation) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Outbox.Add(OutboxMessage.Post(Practice.Id, Place(conversation), new Card("Hi"), Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
}

public sealed class ConversationEndTestsOnSqlite() : ConversationEndTests(DatabaseProvider.Sqlite);

public sealed class ConversationEndTestsOnPostgres() : ConversationEndTests(DatabaseProvider.PostgreSql);
