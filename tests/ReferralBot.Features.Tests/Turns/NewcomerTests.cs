using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Doors;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Turns;

/// <summary>People whom the practice does not know yet become members by what their channel says of them; on both databases.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public abstract class NewcomerTests(DatabaseProvider provider) : JoiningTests(provider)
{
    [Fact]
    public async Task A_full_member_gets_the_default_role_with_their_name_and_zone()
    {
        var ana = People.Has("U1", Standing.Member, "America/Denver", "Ana");

        Assert.IsType<Reply.Shown>(await Bot.Says("/partner list", ana));

        var member = await MemberAsync(ana);
        Assert.Equal(("Ana", Role.Coordinator, "America/Denver"), (member!.DisplayName, member.Role, member.TimeZone));
    }

    [Theory]
    [InlineData(Standing.Guest, "you are a guest here")]
    [InlineData(Standing.Outsider, "you belong to another organization")]
    [InlineData(Standing.Gone, "this account is not part of it")]
    public async Task Others_get_help_and_a_kind_word_and_nothing_else(Standing standing, string word)
    {
        await Bot.HasPartner("Northside Physio");
        var guest = People.Has("U1", standing);

        foreach (var line in (string[])["/refbot", "/partner list", "/partner add", "/refbot status", "/checkin due"])
        {
            var refused = Failure(await Bot.Says(line, guest));
            Assert.Contains(word, refused, StringComparison.Ordinal);
            Assert.Contains("Sam", refused, StringComparison.Ordinal);
        }

        Assert.Contains(word, Failure(await Bot.Turn(new TurnInput.HomeOpened(), guest)), StringComparison.Ordinal);
        var search = await Bot.Turn(new TurnInput.Search("referral.received", "from", "North"), guest);
        Assert.Empty(Assert.IsType<Reply.Options>(search).Items);
        Assert.IsType<Reply.Shown>(await Bot.Says("/referral help", guest));
        Assert.Null(await MemberAsync(guest));
    }

    [Fact]
    public async Task By_invitation_a_member_waits_and_the_first_admin_still_owns_it()
    {
        Given = null;
        var ana = People.Has("U1", Standing.Member);

        Assert.Equal(
            "I don't know you in this practice yet. Ask Sam for access.",
            Failure(await Bot.Says("/refbot", ana))
        );
        await Bot.Says("/refbot", People.Has("U2", Standing.Admin));

        Assert.Null(await MemberAsync(ana));
        Assert.Equal(Role.Owner, (await MemberAsync(ChatPeople.User("U2")))!.Role);
    }

    [Fact]
    public async Task Where_the_channel_does_not_say_nothing_is_done()
    {
        Assert.Equal(
            "I can't check who you are right now. Please try again in a moment.",
            Failure(await Bot.Says("/partner add", ChatPeople.User("U7")))
        );
        Assert.Null(await MemberAsync(ChatPeople.User("U7")));
    }

    [Fact]
    public async Task A_channel_that_is_silent_is_waited_for_a_second_and_a_half()
    {
        People.IsSilent = true;
        var asking = Bot.Says("/partner list", ChatPeople.User("U1"));
        while (People.Asked == 0 && !asking.IsCompleted)
        {
            await Task.Yield();
        }

        Bot.Clock.Advance(TimeSpan.FromSeconds(1.4));
        Assert.False(asking.IsCompleted);
        Bot.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Contains("I can't check who you are", Failure(await asking), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task First_turns_at_the_same_time_make_one_member_each_and_one_owner(int admins)
    {
        var users = Enumerable.Range(1, admins).Select(number => People.Has($"U{number}", Standing.Admin)).ToList();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => Bot.Says("/refbot", users[number % admins]))
        );

        Assert.All(replies, reply => Assert.IsType<Reply.Shown>(reply));
        var (members, owners) = await Bot.InDatabase(async db =>
            (await db.MemberIdentities.CountAsync(row => row.Channel == "chat", Ct), await OwnersThereAsync(db))
        );
        Assert.Equal((admins, 1), (members, owners));
    }

    private static Task<int> OwnersThereAsync(ReferralDb db) =>
        db
            .MemberIdentities.Where(row => row.Channel == "chat")
            .CountAsync(row => db.Members.Any(member => member.Id == row.MemberId && member.Role == Role.Owner), Ct);
}

public sealed class NewcomerTestsOnSqlite() : NewcomerTests(DatabaseProvider.Sqlite);

public sealed class NewcomerTestsOnPostgres() : NewcomerTests(DatabaseProvider.PostgreSql);
