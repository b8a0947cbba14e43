using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Tenants;

/// <summary>Conversations and people are found where they were met, and nowhere else.</summary>
public sealed class TeamsAddressesTests
{
    private static readonly UserRef Ana = new("teams", TenantRoom.Tenant, "ana");

    private readonly TenantRoom _room = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TeamsAddresses Addresses => new(_room.Book, _room.Installed);

    [Fact]
    public async Task A_conversation_is_where_it_was_met_and_a_person_in_their_own_chat()
    {
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        await _room.Tenants.MeetAsync(TenantRoom.Channel(), Ct);
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);

        var channel = Assert.IsType<TeamsWay.There>(await Addresses.FindAsync(TenantRoom.In("19:c@thread.tacv2"), Ct));
        Assert.Equal(
            (TeamsScope.Channel, TenantRoom.Channel().Place with { ConversationId = "19:c@thread.tacv2" }),
            (channel.Scope, channel.Place)
        );
        var chat = Assert.IsType<TeamsWay.There>(await Addresses.FindAsync(TenantRoom.In("ana"), Ct));
        Assert.Equal((TenantRoom.Personal().Place, Ana), (chat.Place, chat.With));
        Assert.Null(await Addresses.FindAsync(TenantRoom.In("ben"), Ct));
        Assert.Null(await Addresses.FindAsync(TenantRoom.In("ana", TenantRoom.Other), Ct));
    }

    [Fact]
    public async Task A_person_without_a_chat_is_reached_by_one_that_is_opened_with_the_tenants_last_good_address()
    {
        await _room.Tenants.MeetAsync(TenantRoom.Channel(), Ct);

        var way = Assert.IsType<TeamsWay.ToOpen>(await Addresses.FindAsync(TenantRoom.In("ana"), Ct));
        Assert.Equal((TenantRoom.Mri, TenantRoom.Tenant), (way.Mri, way.Near.Tenant));

        await Addresses.OpenedAsync(new KnownPerson(Ana), way.Near with { ConversationId = "a:new" }, Ct);
        var chat = Assert.IsType<TeamsWay.There>(await Addresses.FindAsync(TenantRoom.In("ana"), Ct));
        Assert.Equal("a:new", chat.Place.ConversationId);
        Assert.True(_room.Book.Conversations[TenantRoom.In("a:new")].OpenedByBot);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"ServiceUrl":"relative","BotId":"28:b"}""")]
    [InlineData("""{"ServiceUrl":"https://smba.trafficmanager.net/","BotId":""}""")]
    [InlineData("null")]
    public void What_is_no_address_is_none(string kept) => Assert.Null(TeamsAddress.Read(kept));

    [Fact]
    public void An_address_reads_as_it_was_written()
    {
        var address = TeamsAddress.Of(TenantRoom.Personal().Place) with { Scope = TeamsScope.Group };

        Assert.Equal(address, TeamsAddress.Read(address.Write()));
    }
}
