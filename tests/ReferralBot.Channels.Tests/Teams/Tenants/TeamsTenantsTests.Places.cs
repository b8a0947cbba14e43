using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Tenants;

/// <content>Where people talk.</content>
public sealed partial class TeamsTenantsTests
{
    [Fact]
    public async Task Two_tenants_are_two_installations_with_people_and_chats_of_their_own()
    {
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        await _room.Tenants.MeetAsync(TenantRoom.Personal(tenant: TenantRoom.Other), Ct);

        Assert.Equal([TenantRoom.Tenant, TenantRoom.Other], _room.Installed.Installs.Select(one => one.Key.Id));
        Assert.Equal(2, _room.Book.People.Count);
        Assert.Equal(2, _room.Book.Conversations.Count);
    }

    [Fact]
    public async Task A_team_is_met_and_left_as_a_whole_and_a_message_in_a_channel_without_its_thread()
    {
        await _room.Tenants.MeetAsync(TenantRoom.Channel(TeamsKind.Presence), Ct);
        await _room.Tenants.MeetAsync(TenantRoom.Channel(), Ct);

        Assert.Equal("Elm Street", Assert.Single(_room.Installed.Installs).Title);
        var general = _room.Book.Conversations[TenantRoom.In("19:team@thread.tacv2")];
        var channel = _room.Book.Conversations[TenantRoom.In("19:c@thread.tacv2")];
        Assert.All([general, channel], known => Assert.Equal("19:team@thread.tacv2", known.Within));
        Assert.All([general, channel], known => Assert.Equal(("@ReferralBot", null), (known.Call, known.With)));
        Assert.Null(_room.Book.People[Ana].PrivateConversationId);

        var at = _room.Clock.GetUtcNow();
        await _room.Tenants.LeaveAsync(new TeamsRead.Left(TenantRoom.Channel(TeamsKind.Presence), at), Ct);
        Assert.Equal((TenantRoom.In("19:team@thread.tacv2"), at), Assert.Single(_room.Book.Removed));
    }

    [Theory]
    [InlineData(nameof(TeamsKind.ExtensionOpened))]
    [InlineData(nameof(TeamsKind.ExtensionSent))]
    [InlineData(nameof(TeamsKind.ExtensionSearch))]
    public async Task Where_an_extension_is_used_the_bot_need_not_be(string kind)
    {
        await _room.Tenants.MeetAsync(TenantRoom.Personal(Enum.Parse<TeamsKind>(kind)), Ct);

        Assert.Empty(_room.Book.Conversations);
        Assert.Equal(0, _room.Asked);
        Assert.All(_room.Book.People.Values, person => Assert.Null(person.PrivateConversationId));
    }
}
