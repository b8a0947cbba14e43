using System.Net;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>Conversations move from one address to another without a word; they are found again, and their new address is kept.</summary>
public sealed class TeamsDetourTests : IAsyncLifetime
{
    private TeamsRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ConversationRef Group => _room.In(_room.Group.Id);

    public async ValueTask InitializeAsync()
    {
        _room = await TeamsRoom.OpenAsync();
        _room.Hears(_room.Group, _room.Sam, TeamsScope.Group);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task One_that_is_not_found_where_it_was_is_looked_for_where_the_tenant_was_heard_from_last()
    {
        Moves();
        _room.Teams.Faults.Next("send", NotFound);

        Assert.IsType<SendResult.Sent>(await Posts("one"));
        Assert.IsType<SendResult.Sent>(await Posts("two"));

        Assert.Equal(3, _room.Teams.CallsOf("send").Count); // the second one knew
        var kept = TeamsAddress.Read(_room.Book.Conversations[Group].Address);
        Assert.Equal((_room.Tenant.ServiceUrl, TeamsScope.Group), (kept?.ServiceUrl, kept?.Scope));
        Assert.Null(_room.Book.Conversations[Group].Lost);
    }

    [Fact]
    public async Task One_that_is_found_nowhere_is_refused_as_it_was_at_first()
    {
        Moves();
        var old = new FakeFault.Status(403, """{"error":{"code":"BotNotInConversationRoster"}}""");
        _room.Teams.Faults.Next("send", old, NotFound);

        Assert.Contains(
            "in that chat",
            Assert.IsType<SendResult.Refused>(await Posts("one")).Remedy,
            StringComparison.Ordinal
        );
        Assert.Equal(2, _room.Teams.Calls.Count);
    }

    [Fact]
    public async Task A_lost_answer_from_the_other_address_is_unknown()
    {
        Moves();
        _room.Teams.Faults.Next("send", NotFound, new FakeFault.AnswerLost());

        Assert.IsType<SendResult.Unknown>(await Posts("one"));
        Assert.Single(_room.Group.Posts);
    }

    [Fact]
    public async Task A_tenant_of_the_government_says_so_once_and_is_called_there_from_then_on()
    {
        var hosts = new List<string>();
        using var government = new Government(hosts);
        await using var room = await TeamsRoom.OpenAsync(connector: government);
        var place = room.Place with { ServiceUrl = new Uri("https://smba.trafficmanager.net/amer/") };

        Assert.IsType<TeamsAnswer.Done>(await room.Api.SendAsync(place, TeamsRoom.Card("one"), Ct));
        Assert.IsType<TeamsAnswer.Done>(await room.Api.SendAsync(place, TeamsRoom.Card("two"), Ct));
        await room.Api.SendAsync(place with { Tenant = "another" }, TeamsRoom.Card("three"), Ct);

        const string Gcc = "https://smba.infra.gcc.teams.microsoft.com/amer/";
        const string Usual = "https://smba.trafficmanager.net/amer/";
        Assert.Equal([Usual, Gcc, Gcc, Usual, Gcc], hosts);
    }

    private static FakeFault NotFound => new FakeFault.Status(404, """{"error":{"code":"ConversationNotFound"}}""");

    // The tenant was heard from at a new address, the conversation was not.
    private void Moves()
    {
        _room.Tenant.Region = "emea";
        _room.Installed.Has(
            new InstallationKey(TeamsPlaces.Channel, _room.Tenant.Id),
            new TeamsAddress(_room.Tenant.ServiceUrl, _room.Teams.Bot.Id).Write()
        );
    }

    private Task<SendResult> Posts(string title) => _room.Channel.PostAsync(Group, new Card(title), "key", Ct);

    /// <summary>Two hosts, of which the usual one sends everybody to the other one.</summary>
    private sealed class Government(List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var address = request.RequestUri!;
            asked.Add($"{address.Scheme}://{address.Authority}/{address.Segments[1]}");
            var isUsual = address.Host == "smba.trafficmanager.net";
            return Task.FromResult(
                new HttpResponseMessage(isUsual ? HttpStatusCode.Forbidden : HttpStatusCode.Created)
                {
                    Content = new StringContent(
                        isUsual ? """{"error":{"code":"InvalidBotApiHost"}}""" : """{"id":"1"}"""
                    ),
                }
            );
        }
    }
}
