using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Practices.Links;

/// <summary>Two places become one practice; on both databases.</summary>
public abstract partial class LinkedTests(DatabaseProvider provider) : LinkTests(provider)
{
    [Fact]
    public async Task Both_places_show_the_same_partners_from_then_on()
    {
        await Bot.HasPartner("Northside Family Medicine");
        var ana = await InstalledAsync("T2");
        Assert.DoesNotContain(
            "Northside",
            TestBot.Read(await Bot.Says("/partner list", ana)),
            StringComparison.Ordinal
        );

        var linked = await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        Assert.StartsWith("Linked to Maple Street Wellness", TestBot.Read(linked), StringComparison.Ordinal);
        Assert.Equal(TestBot.Read(await Bot.Says("/partner list")), TestBot.Read(await Bot.Says("/partner list", ana)));
        Assert.Contains("Northside", TestBot.Read(await Bot.Says("/partner list", ana)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_place_logs_the_other_one_sees()
    {
        var ana = await InstalledAsync("T2");
        await Bot.Says($"/refbot link code:{await CodeAsync()}", ana);

        await Bot.Says("/partner add Lakeside category:medical", ana);

        Assert.Contains("Lakeside", TestBot.Read(await Bot.Says("/partner list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_practice_that_moved_is_closed_and_its_people_and_messages_came_along()
    {
        var ana = await InstalledAsync("T2");
        var closed = await PracticeOfAsync(ana);

        await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        Assert.Equal(Bot.Practice.Id, await PracticeOfAsync(ana));
        await Bot.InDatabase(async db =>
        {
            Assert.False(await new AllPractices(db).Query<Practice>().AnyAsync(row => row.Id == closed, Ct));
            Assert.True(await db.Outbox.AnyAsync(row => row.Installation == "T2", Ct)); // its welcome
        });
    }

    [Fact]
    public async Task Who_made_the_code_is_told_privately()
    {
        var ana = await InstalledAsync("T2");
        await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        var told = (await Bot.Outbox()).Single(message => message.Installation == TestBot.Sam.Installation);

        Assert.Equal(TestBot.Sam.Id, told.ConversationId);
        Assert.Contains("Ana Ruiz used your code", TestBot.Read(TestBot.Card(told)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_who_typed_the_code_stays_one()
    {
        var ana = await InstalledAsync("T2");
        var other = await ColleagueAsync(ana, "Bo", Role.Owner);
        var officer = await ColleagueAsync(ana, "Cy", Role.PrivacyOfficer);
        var viewer = await ColleagueAsync(ana, "Di", Role.Viewer);

        await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        Assert.Equal(Role.Owner, await RoleAsync(ana));
        Assert.Equal(Role.Coordinator, await RoleAsync(other));
        Assert.Equal(Role.Coordinator, await RoleAsync(officer));
        Assert.Equal(Role.Viewer, await RoleAsync(viewer));
    }

    [Fact]
    public async Task Routes_stay_and_what_went_nowhere_goes_where_the_other_place_had_it()
    {
        await Bot.HasNoRoute(MessageKind.Scorecards);
        var ana = await InstalledAsync("T2");

        await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        var routes = await Bot.InDatabase(db => db.Routes.ToDictionaryAsync(route => route.Kind, Ct));
        Assert.Equal(TestBot.Team.Id, routes[MessageKind.CheckIns].ConversationId);
        Assert.Equal(new ChannelAddress("chat", "T2", "U1"), routes[MessageKind.Scorecards].Address);
    }

    [Fact]
    public async Task The_same_line_again_says_the_same()
    {
        var ana = await InstalledAsync("T2");
        var line = $"/refbot link {await CodeAsync()}";

        var first = TestBot.Read(await Bot.Says(line, ana));

        Assert.Equal(first, TestBot.Read(await Bot.Says(line, ana)));
    }

    [Fact]
    public async Task Every_table_is_moved_or_ended_or_keeps_a_practice_where_it_is()
    {
        var owned = await Bot.InDatabase(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Select(table => table.ClrType)
                    .Where(type => type.IsAssignableTo(typeof(IOwned)))
            )
        );

        Assert.Equal(
            owned.Select(type => type.Name).Order(StringComparer.Ordinal),
            PracticeMove
                .Travels.Concat(PracticeMove.Logged)
                .Concat(PracticeMove.Ends)
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal)
        );
    }
}

public sealed class LinkedTestsOnSqlite() : LinkedTests(DatabaseProvider.Sqlite);

public sealed class LinkedTestsOnPostgres() : LinkedTests(DatabaseProvider.PostgreSql);
