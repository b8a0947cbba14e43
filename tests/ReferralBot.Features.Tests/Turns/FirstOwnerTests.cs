using Microsoft.EntityFrameworkCore;
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
