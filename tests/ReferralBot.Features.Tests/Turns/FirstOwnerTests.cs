using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests.Turns;

/// <summary>The first administrator who comes owns the practice there; on both databases.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public abstract class FirstOwnerTests(DatabaseProvider provider) : JoiningTests(provider)
{
    [Fact]
    public async Task The_first_admin_owns_it_there_and_what_is_scheduled_comes_to_them()
    {
        var first = People.Has("U1", Standing.Admin);
        var second = People.Has("U2", Standing.Admin);

        await Bot.Says("/refbot", first);
        await Bot.Says("/refbot", second);

        Assert.Equal(Role.Owner, (await MemberAsync(first))!.Role);
        Assert.Equal(Role.Coordinator, (await MemberAsync(second))!.Role);
        var routes = await Bot.InDatabase(db => db.Routes.ToListAsync(Ct));
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.Equal(new ChannelAddress("chat", "T9", "U1"), route.Address));
    }

    [Fact]
    public async Task The_first_owner_is_welcomed_once_in_their_own_conversation()
    {
        await Bot.Says("/refbot", People.Has("U1", Standing.Member));
        var first = People.Has("U2", Standing.Admin);
        await Bot.Says("/refbot", first);
        await Bot.Says("/refbot", first);
        await Bot.Says("/refbot", People.Has("U3", Standing.Admin));

        var welcome = Assert.Single(await Bot.InDatabase(db => db.Outbox.ToListAsync(Ct)));
        Assert.Equal(new ConversationRef("chat", ChatPeople.Workspace, "U2"), welcome.Conversation);
        Assert.Contains("come to you here", welcome.CardJson, StringComparison.Ordinal);
        Assert.Contains("/refbot setup", welcome.CardJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_follows_an_owner_that_left_is_not_welcomed_again()
    {
        var first = People.Has("U1", Standing.Admin);
        await Bot.Says("/refbot", first);
        People.Has("U1", Standing.Gone);
        await Bot.Turn(new TurnInput.HomeOpened(), first);

        var second = People.Has("U2", Standing.Admin);
        await Bot.Says("/refbot", second);

        Assert.Equal(Role.Owner, (await MemberAsync(second))!.Role);
        Assert.Single(await Bot.InDatabase(db => db.Outbox.ToListAsync(Ct)));
    }

    [Fact]
    public async Task Where_nobodys_rights_are_told_the_first_full_member_owns_it_and_no_guest()
    {
        var guest = People.HasUnranked("U1", Standing.Guest);
        var outsider = People.HasUnranked("U2", Standing.Outsider);
        var first = People.HasUnranked("U3", Standing.Member);
        var second = People.HasUnranked("U4", Standing.Member);
        foreach (var user in (UserRef[])[guest, outsider, first, second])
        {
            await Bot.Says("/refbot", user);
        }

        Assert.Null(await MemberAsync(guest));
        Assert.Null(await MemberAsync(outsider));
        Assert.Equal(Role.Owner, (await MemberAsync(first))!.Role);
        Assert.Equal(Role.Coordinator, (await MemberAsync(second))!.Role);
        var welcome = Assert.Single(await Bot.InDatabase(db => db.Outbox.ToListAsync(Ct)));
        Assert.Equal("U3", welcome.ConversationId);
    }

    [Fact]
    public async Task A_hello_to_whom_turns_out_to_be_the_owner_becomes_their_welcome()
    {
        var first = await IsGreetedAsync("U3", "D3");

        await Bot.Says("/refbot", first);

        var posts = await Bot.InDatabase(db => db.Outbox.OrderBy(row => row.Sequence).ToListAsync(Ct));
        Assert.Equal([OutboxKind.Post, OutboxKind.Replace], posts.Select(post => post.Kind));
        Assert.Equal((posts[0].Id, "D3"), (posts[1].TargetId, posts[1].ConversationId));
        Assert.DoesNotContain("/refbot setup", posts[0].CardJson, StringComparison.Ordinal);
        Assert.Contains("/refbot setup", posts[1].CardJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hello_of_long_ago_stays_and_the_welcome_is_a_message()
    {
        var first = await IsGreetedAsync("U3", "D3");
        Bot.Clock.Advance(TimeSpan.FromDays(2));

        await Bot.Says("/refbot", first);

        var posts = await Bot.InDatabase(db => db.Outbox.OrderBy(row => row.Sequence).ToListAsync(Ct));
        Assert.Equal([OutboxKind.Post, OutboxKind.Post], posts.Select(post => post.Kind));
    }

    // The channel could not say who it was when the bot came into their conversation.
    private async Task<UserRef> IsGreetedAsync(string user, string conversation)
    {
        var person = People.HasUnranked(user, Standing.Member);
        var place = new ConversationRef(person.Channel, person.Installation, conversation);
        await Bot
            .Services.GetRequiredService<IAddressBook>()
            .KeepAsync(new KnownConversation(place, "here") { With = person }, Ct);
        return person;
    }

    [Fact]
    public async Task Where_nobodys_rights_are_told_a_practice_that_has_an_owner_elsewhere_gets_none_by_chance()
    {
        await Bot.InDatabase(async db =>
        {
            var practice = await db.Practices.SingleAsync(Ct);
            var elsewhere = new ChannelAddress("other", "T1", "U1");
            NewMember.Add(
                db,
                new NewMember(practice, elsewhere, Role.Owner),
                new Person("Ana", Standing.Admin, null),
                TimeProvider.System
            );
            await db.SaveChangesAsync(Ct);
        });

        var first = People.HasUnranked("U3", Standing.Member);
        await Bot.Says("/refbot", first);

        Assert.Equal(Role.Coordinator, (await MemberAsync(first))!.Role);
    }

    [Fact]
    public async Task Places_that_somebody_chose_stay_when_the_first_owner_arrives()
    {
        var ana = People.Has("U1", Standing.Member);
        await Bot.Says("/refbot", ana);
        await Bot.InDatabase(async db =>
        {
            var chosen = await db.Routes.SingleAsync(route => route.Kind == MessageKind.CheckIns, Ct);
            chosen.MoveTo(new ChannelAddress("chat", "T9", "C1"));
            await db.SaveChangesAsync(Ct);
        });

        await Bot.Says("/refbot", People.Has("U2", Standing.Admin));

        var route = await Bot.InDatabase(db => db.Routes.SingleAsync(route => route.Kind == MessageKind.CheckIns, Ct));
        Assert.Equal("C1", route.ConversationId);
    }
}

public sealed class FirstOwnerTestsOnSqlite() : FirstOwnerTests(DatabaseProvider.Sqlite);

public sealed class FirstOwnerTestsOnPostgres() : FirstOwnerTests(DatabaseProvider.PostgreSql);
