using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>What comes through a socket, and what goes back.</summary>
public sealed class SlackSocketListeningTests : IAsyncLifetime
{
    private SocketBot _bot = null!;
    private FakeSocket _socket = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await SocketBot.CreateAsync();
        _socket = await _bot.OpensAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_command_is_heard_as_it_would_be_over_HTTP_and_its_answer_goes_with_the_acknowledgement()
    {
        _bot.Answers = (_, _) => Task.FromResult(SlackAck.Of(new JsonObject { ["text"] = "Saved." }));

        var ack = await _bot.CommandAsync("received from:Northside");

        Assert.Equal("""{"text":"Saved."}""", ack!.Body);
        var heard = Assert.Single(_bot.Heard);
        Assert.Equal(SlackDeliveryKind.Command, heard.Kind);
        Assert.Equal("received from:Northside", heard.Payload.At("text").Text());
        Assert.Equal(_bot.Clock.GetUtcNow(), heard.ReceivedAt);
        Assert.Empty(_bot.Slack.Sockets.Complaints);
    }

    [Fact]
    public async Task Without_an_answer_the_acknowledgement_names_the_envelope_and_nothing_else()
    {
        var ack = await _bot.CommandAsync();

        Assert.Equal("", ack!.Body);
        var sent = JsonNode.Parse(Assert.Single(_socket.Received))!.AsObject();
        Assert.Equal(["envelope_id"], sent.Select(field => field.Key));
    }

    [Fact]
    public async Task Events_and_interactions_are_told_apart()
    {
        await _bot.EventAsync();
        await _bot.Slack.Sockets.DeliverAsync(new(FakeDeliveryKind.Interaction, new() { ["type"] = "shortcut" }), Ct);

        Assert.Equal(
            [SlackDeliveryKind.Event, SlackDeliveryKind.Interaction],
            _bot.Heard.Select(delivery => delivery.Kind)
        );
        Assert.Empty(_bot.Slack.Sockets.Complaints);
    }
}
