using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>What the bot knows of people in Teams.</summary>
public sealed class TeamsPeopleTests : IAsyncLifetime
{
    private TeamsRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private UserRef Sam => TeamsRoom.UserOf(_room.Sam);

    public async ValueTask InitializeAsync()
    {
        _room = await TeamsRoom.OpenAsync();
        _room.Hears(_room.Group, _room.Sam, TeamsScope.Group);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_member_may_be_an_admin_and_has_the_time_zone_that_their_program_says()
    {
        var found = await _room.Channel.FindPersonAsync(Sam, Ct);

        Assert.Equal(new Person("Sam", Standing.Member, "America/New_York") { MayBeAdmin = true }, found);
    }

    [Fact]
    public async Task A_guest_is_a_guest_and_without_a_name_is_called_by_their_id()
    {
        _room.Sam.IsGuest = true;

        var found = await _room.Channel.FindPersonAsync(Sam, Ct);

        Assert.Equal((Standing.Guest, _room.Sam.AadObjectId), (found?.Standing, found?.Name));
    }

    [Theory]
    [InlineData("""{"name":"Ana","userRole":"Guest"}""", Standing.Guest)]
    [InlineData(
        """{"name":"Ana","userRole":"user","userPrincipalName":"ana_oak.example#EXT#@maple.example"}""",
        Standing.Guest
    )]
    [InlineData("""{"name":"Ana","userRole":"anonymous"}""", Standing.Outsider)]
    [InlineData("""{"name":"Ana","userRole":"user","tenantId":"another"}""", Standing.Outsider)]
    [InlineData("""{"name":"Ana"}""", Standing.Member)]
    [InlineData("""{"name":7,"userRole":[],"tenantId":{},"userPrincipalName":false}""", Standing.Member)]
    public async Task People_are_what_Teams_says_of_them(string member, Standing expected)
    {
        _room.Teams.Faults.Next("member", new FakeFault.Status(200, member));

        Assert.Equal(expected, (await _room.Channel.FindPersonAsync(Sam, Ct))?.Standing);
    }

    [Fact]
    public async Task Who_is_not_in_their_own_chat_is_gone_and_who_is_not_in_another_one_may_be_elsewhere()
    {
        _room.Group.Remove(_room.Sam);
        Assert.Null(await _room.Channel.FindPersonAsync(Sam, Ct));

        var chat = _room.Tenant.PersonalOf(_room.Sam);
        chat.IsBotIn = true;
        _room.Hears(chat, _room.Sam, TeamsScope.Personal);
        Assert.Equal(Standing.Member, (await _room.Channel.FindPersonAsync(Sam, Ct))?.Standing);

        chat.Remove(_room.Sam);
        Assert.Equal(Standing.Gone, (await _room.Channel.FindPersonAsync(Sam, Ct))?.Standing);
    }

    [Fact]
    public async Task Nobody_is_known_while_Teams_does_not_say_or_in_another_tenant()
    {
        _room.Teams.Faults.Next("member", new FakeFault.TooMany("30"));
        Assert.Null(await _room.Channel.FindPersonAsync(Sam, Ct));

        var calls = _room.Teams.Calls.Count;
        Assert.Null(await _room.Channel.FindPersonAsync(Sam with { Installation = "another" }, Ct));
        Assert.Null(await _room.Channel.FindPersonAsync(Sam with { Id = "nobody" }, Ct));
        Assert.Equal(calls, _room.Teams.Calls.Count);
    }
}
