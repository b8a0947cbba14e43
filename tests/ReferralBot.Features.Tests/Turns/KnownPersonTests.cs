using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Doors;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Turns;

/// <summary>What the practice knows of its members follows what their channel says of them; on both databases.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public abstract class KnownPersonTests(DatabaseProvider provider) : JoiningTests(provider)
{
    [Fact]
    public async Task Somebody_who_is_known_is_not_asked_about()
    {
        var ana = People.Has("U1", Standing.Member);
        await Bot.Says("/refbot", ana);

        await Bot.Says("/partner list", ana);
        await Bot.Says("/refbot", ana);

        Assert.Equal(1, People.Asked);
    }

    [Fact]
    public async Task The_home_page_brings_the_name_and_the_zone_up_to_date()
    {
        var ana = People.Has("U1", Standing.Member, "America/Denver", "Ana");
        await Bot.Says("/refbot", ana);

        People.Has("U1", Standing.Member, "Europe/Berlin", "Ana Ruiz");
        Assert.IsType<Reply.Shown>(await Bot.Turn(new TurnInput.HomeOpened(), ana));

        var member = await MemberAsync(ana);
        Assert.Equal(("Ana Ruiz", "Europe/Berlin"), (member!.DisplayName, member.TimeZone));
    }

    [Fact]
    public async Task A_member_who_became_a_guest_loses_access_at_the_home_page_and_gets_it_back_the_same_way()
    {
        var ana = People.Has("U1", Standing.Member);
        await Bot.Says("/refbot", ana);

        People.Has("U1", Standing.Guest);
        Assert.Contains("guest", Failure(await Bot.Turn(new TurnInput.HomeOpened(), ana)), StringComparison.Ordinal);
        Assert.Contains("guest", Failure(await Bot.Says("/partner list", ana)), StringComparison.Ordinal);

        People.Has("U1", Standing.Member);
        Assert.IsType<Reply.Shown>(await Bot.Says("/partner list", ana));
        Assert.Equal(1, await Bot.InDatabase(db => db.MemberIdentities.CountAsync(row => row.Channel == "chat", Ct)));
    }

    [Fact]
    public async Task Who_was_told_to_go_does_not_come_back_by_asking()
    {
        var ana = People.Has("U1", Standing.Member);
        await Bot.Says("/refbot", ana);
        await Bot.InDatabase(async db =>
        {
            (await db.Members.SingleAsync(member => member.DisplayName == "U1", Ct)).Leave();
            await db.SaveChangesAsync(Ct);
        });

        Assert.Contains("I don't know you", Failure(await Bot.Says("/partner list", ana)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_person_goes_on_at_the_home_page_while_the_channel_does_not_answer()
    {
        var ana = People.Has("U1", Standing.Member);
        await Bot.Says("/refbot", ana);

        People.Forget("U1");
        Assert.IsType<Reply.Shown>(await Bot.Turn(new TurnInput.HomeOpened(), ana));
    }
}

public sealed class KnownPersonTestsOnSqlite() : KnownPersonTests(DatabaseProvider.Sqlite);

public sealed class KnownPersonTestsOnPostgres() : KnownPersonTests(DatabaseProvider.PostgreSql);
