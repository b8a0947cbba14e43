using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Turns;

/// <summary>People whom the practice does not know yet become members by what their channel says of them; on both databases.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public abstract class NewcomerTests(DatabaseProvider provider) : IAsyncLifetime
{
    private readonly ChatPeople _people = new();
    private TestBot _bot = null!;
    private Role? _given = Role.Coordinator;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await StartAsync(
            provider,
            services =>
            {
                services.AddSingleton<IChannel>(_people);
                services.AddScoped(_ => new JoiningPolicy(_given));
                services.AddScoped<Joining>();
            }
        );
        await _bot
            .Services.GetRequiredService<IInstallations>()
            .InstallAsync(
                new NewInstallation(new("chat", ChatPeople.Workspace), "Maple", "secret", Installer: null, Owner: null)
                {
                    JoinsLocalPractice = true,
                },
                Ct
            );
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_full_member_gets_the_default_role_with_their_name_and_zone()
    {
        var ana = _people.Has("U1", Standing.Member, "America/Denver", "Ana");

        Assert.IsType<Reply.Shown>(await _bot.Says("/partner list", ana));

        var member = await MemberAsync(ana);
        Assert.Equal(("Ana", Role.Coordinator, "America/Denver"), (member!.DisplayName, member.Role, member.TimeZone));
    }

    [Fact]
    public async Task The_first_admin_owns_it_there_and_what_is_scheduled_comes_to_them()
    {
        var first = _people.Has("U1", Standing.Admin);
        var second = _people.Has("U2", Standing.Admin);

        await _bot.Says("/refbot", first);
        await _bot.Says("/refbot", second);

        Assert.Equal(Role.Owner, (await MemberAsync(first))!.Role);
        Assert.Equal(Role.Coordinator, (await MemberAsync(second))!.Role);
        var routes = await _bot.InDatabase(db => db.Routes.ToListAsync(Ct));
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.Equal(new ChannelAddress("chat", "T9", "U1"), route.Address));
    }

    [Fact]
    public async Task The_first_owner_is_welcomed_once_in_their_own_conversation()
    {
        await _bot.Says("/refbot", _people.Has("U1", Standing.Member));
        var first = _people.Has("U2", Standing.Admin);
        await _bot.Says("/refbot", first);
        await _bot.Says("/refbot", first);
        await _bot.Says("/refbot", _people.Has("U3", Standing.Admin));

        var welcome = Assert.Single(await _bot.InDatabase(db => db.Outbox.ToListAsync(Ct)));
        Assert.Equal(new ConversationRef("chat", ChatPeople.Workspace, "U2"), welcome.Conversation);
        Assert.Contains("come to you here", welcome.CardJson, StringComparison.Ordinal);
        Assert.Contains("/refbot setup", welcome.CardJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_follows_an_owner_that_left_is_not_welcomed_again()
    {
        var first = _people.Has("U1", Standing.Admin);
        await _bot.Says("/refbot", first);
        _people.Has("U1", Standing.Gone);
        await _bot.Turn(new TurnInput.HomeOpened(), first);

        var second = _people.Has("U2", Standing.Admin);
        await _bot.Says("/refbot", second);

        Assert.Equal(Role.Owner, (await MemberAsync(second))!.Role);
        Assert.Single(await _bot.InDatabase(db => db.Outbox.ToListAsync(Ct)));
    }

    [Fact]
    public async Task Places_that_somebody_chose_stay_when_the_first_owner_arrives()
    {
        var ana = _people.Has("U1", Standing.Member);
        await _bot.Says("/refbot", ana);
        await _bot.InDatabase(async db =>
        {
            var chosen = await db.Routes.SingleAsync(route => route.Kind == MessageKind.CheckIns, Ct);
            chosen.MoveTo(new ChannelAddress("chat", "T9", "C1"));
            await db.SaveChangesAsync(Ct);
        });

        await _bot.Says("/refbot", _people.Has("U2", Standing.Admin));

        var route = await _bot.InDatabase(db => db.Routes.SingleAsync(route => route.Kind == MessageKind.CheckIns, Ct));
        Assert.Equal("C1", route.ConversationId);
    }

    [Theory]
    [InlineData(Standing.Guest, "you are a guest here")]
    [InlineData(Standing.Outsider, "you belong to another organization")]
    [InlineData(Standing.Gone, "this account is not part of it")]
    public async Task Others_get_help_and_a_kind_word_and_nothing_else(Standing standing, string word)
    {
        await _bot.HasPartner("Northside Physio");
        var guest = _people.Has("U1", standing);

        foreach (var line in (string[])["/refbot", "/partner list", "/partner add", "/refbot status", "/checkin due"])
        {
            var refused = Failure(await _bot.Says(line, guest));
            Assert.Contains(word, refused, StringComparison.Ordinal);
            Assert.Contains("Sam", refused, StringComparison.Ordinal);
        }

        Assert.Contains(word, Failure(await _bot.Turn(new TurnInput.HomeOpened(), guest)), StringComparison.Ordinal);
        var search = await _bot.Turn(new TurnInput.Search("referral.received", "from", "North"), guest);
        Assert.Empty(Assert.IsType<Reply.Options>(search).Items);
        Assert.IsType<Reply.Shown>(await _bot.Says("/referral help", guest));
        Assert.Null(await MemberAsync(guest));
    }

    [Fact]
    public async Task By_invitation_a_member_waits_and_the_first_admin_still_owns_it()
    {
        _given = null;
        var ana = _people.Has("U1", Standing.Member);

        Assert.Equal(
            "I don't know you in this practice yet. Ask Sam for access.",
            Failure(await _bot.Says("/refbot", ana))
        );
        await _bot.Says("/refbot", _people.Has("U2", Standing.Admin));

        Assert.Null(await MemberAsync(ana));
        Assert.Equal(Role.Owner, (await MemberAsync(ChatPeople.User("U2")))!.Role);
    }

    [Fact]
    public async Task Where_the_channel_does_not_say_nothing_is_done()
    {
        Assert.Equal(
            "I can't check who you are right now. Please try again in a moment.",
            Failure(await _bot.Says("/partner add", ChatPeople.User("U7")))
        );
        Assert.Null(await MemberAsync(ChatPeople.User("U7")));
    }

    [Fact]
    public async Task A_channel_that_is_silent_is_waited_for_a_second_and_a_half()
    {
        _people.IsSilent = true;
        var asking = _bot.Says("/partner list", ChatPeople.User("U1"));
        while (_people.Asked == 0 && !asking.IsCompleted)
        {
            await Task.Yield();
        }

        _bot.Clock.Advance(TimeSpan.FromSeconds(1.4));
        Assert.False(asking.IsCompleted);
        _bot.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Contains("I can't check who you are", Failure(await asking), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_known_is_not_asked_about()
    {
        var ana = _people.Has("U1", Standing.Member);
        await _bot.Says("/refbot", ana);

        await _bot.Says("/partner list", ana);
        await _bot.Says("/refbot", ana);

        Assert.Equal(1, _people.Asked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task First_turns_at_the_same_time_make_one_member_each_and_one_owner(int admins)
    {
        var users = Enumerable.Range(1, admins).Select(number => _people.Has($"U{number}", Standing.Admin)).ToList();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => _bot.Says("/refbot", users[number % admins]))
        );

        Assert.All(replies, reply => Assert.IsType<Reply.Shown>(reply));
        var (members, owners) = await _bot.InDatabase(async db =>
            (await db.MemberIdentities.CountAsync(row => row.Channel == "chat", Ct), await OwnersThereAsync(db))
        );
        Assert.Equal((admins, 1), (members, owners));
    }

    [Fact]
    public async Task The_home_page_brings_the_name_and_the_zone_up_to_date()
    {
        var ana = _people.Has("U1", Standing.Member, "America/Denver", "Ana");
        await _bot.Says("/refbot", ana);

        _people.Has("U1", Standing.Member, "Europe/Berlin", "Ana Ruiz");
        Assert.IsType<Reply.Shown>(await _bot.Turn(new TurnInput.HomeOpened(), ana));

        var member = await MemberAsync(ana);
        Assert.Equal(("Ana Ruiz", "Europe/Berlin"), (member!.DisplayName, member.TimeZone));
    }

    [Fact]
    public async Task A_member_who_became_a_guest_loses_access_at_the_home_page_and_gets_it_back_the_same_way()
    {
        var ana = _people.Has("U1", Standing.Member);
        await _bot.Says("/refbot", ana);

        _people.Has("U1", Standing.Guest);
        Assert.Contains("guest", Failure(await _bot.Turn(new TurnInput.HomeOpened(), ana)), StringComparison.Ordinal);
        Assert.Contains("guest", Failure(await _bot.Says("/partner list", ana)), StringComparison.Ordinal);

        _people.Has("U1", Standing.Member);
        Assert.IsType<Reply.Shown>(await _bot.Says("/partner list", ana));
        Assert.Equal(1, await _bot.InDatabase(db => db.MemberIdentities.CountAsync(row => row.Channel == "chat", Ct)));
    }

    [Fact]
    public async Task Who_was_told_to_go_does_not_come_back_by_asking()
    {
        var ana = _people.Has("U1", Standing.Member);
        await _bot.Says("/refbot", ana);
        await _bot.InDatabase(async db =>
        {
            (await db.Members.SingleAsync(member => member.DisplayName == "U1", Ct)).Leave();
            await db.SaveChangesAsync(Ct);
        });

        Assert.Contains("I don't know you", Failure(await _bot.Says("/partner list", ana)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_person_goes_on_at_the_home_page_while_the_channel_does_not_answer()
    {
        var ana = _people.Has("U1", Standing.Member);
        await _bot.Says("/refbot", ana);

        _people.Forget("U1");
        Assert.IsType<Reply.Shown>(await _bot.Turn(new TurnInput.HomeOpened(), ana));
    }

    private static Task<int> OwnersThereAsync(ReferralDb db) =>
        db
            .MemberIdentities.Where(row => row.Channel == "chat")
            .CountAsync(row => db.Members.Any(member => member.Id == row.MemberId && member.Role == Role.Owner), Ct);

    private Task<Member?> MemberAsync(UserRef user) =>
        _bot.InDatabase(db =>
            db.MemberIdentities.Where(row => row.Channel == user.Channel && row.UserId == user.Id)
                .Join(db.Members, row => row.MemberId, member => member.Id, (_, member) => member)
                .SingleOrDefaultAsync(Ct)
        );
}

public sealed class NewcomerTestsOnSqlite() : NewcomerTests(DatabaseProvider.Sqlite);

public sealed class NewcomerTestsOnPostgres() : NewcomerTests(DatabaseProvider.PostgreSql);
