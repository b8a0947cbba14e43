using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>What the bot knows of people in Slack, and where it reaches them.</summary>
public sealed class SlackPeopleTests : IAsyncLifetime
{
    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private UserRef Sam => new("slack", "T0MAPLE", _room.Sam.Id);

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Direct_messages_are_opened_and_without_the_permission_the_person_stands_for_them()
    {
        var opened = await _room.Channel.OpenPrivateAsync(Sam, Ct);
        Assert.StartsWith("D", opened.Id, StringComparison.Ordinal);

        _room.Slack.Faults.Next("conversations.open", new FakeFault.Refused("missing_scope"));
        Assert.Equal(_room.Sam.Id, (await _room.Channel.OpenPrivateAsync(Sam, Ct)).Id);
    }

    [Theory]
    [InlineData(FakeStanding.Owner, Standing.Admin)]
    [InlineData(FakeStanding.Admin, Standing.Admin)]
    [InlineData(FakeStanding.Member, Standing.Member)]
    [InlineData(FakeStanding.MultiChannelGuest, Standing.Guest)]
    [InlineData(FakeStanding.SingleChannelGuest, Standing.Guest)]
    [InlineData(FakeStanding.Bot, Standing.Gone)]
    [InlineData(FakeStanding.Deleted, Standing.Gone)]
    public async Task People_are_what_Slack_says_of_them(FakeStanding at, Standing expected)
    {
        var ana = _room.Workspace.AddUser("Ana", at, "Europe/Lisbon");

        var found = await _room.Channel.FindPersonAsync(Sam with { Id = ana.Id }, Ct);

        Assert.Equal(new Person("Ana", expected, "Europe/Lisbon"), found);
    }

    [Fact]
    public async Task Somebody_from_another_organisation_is_an_outsider()
    {
        var other = _room.Slack.AddWorkspace("T0OAK", "Oak Lane");
        var bob = other.AddUser("Bob", FakeStanding.Owner);
        _room.Team.SharedWith.Add(other);
        _room.Team.With(bob);

        var found = await _room.Channel.FindPersonAsync(Sam with { Id = bob.Id }, Ct);

        Assert.Equal(Standing.Outsider, found?.Standing);
    }

    [Fact]
    public async Task Nobody_is_known_while_Slack_does_not_say()
    {
        _room.Slack.Faults.Next("users.info", new FakeFault.Refused("missing_scope"));

        Assert.Null(await _room.Channel.FindPersonAsync(Sam, Ct));
    }
}
