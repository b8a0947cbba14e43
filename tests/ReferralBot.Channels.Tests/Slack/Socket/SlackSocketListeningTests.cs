using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>What comes through a socket, and what goes back.</summary>
public sealed class SlackSocketListeningTests : SlackSocketTests
{
    [Fact]
    public async Task A_command_is_heard_as_it_would_be_over_HTTP_and_its_answer_goes_with_the_acknowledgement()
    {
        await Bot.OpensAsync();
        Bot.Answers = (_, _) => Saved;

        var ack = await Bot.CommandAsync("received from:Northside");

        Assert.Equal("""{"text":"Saved."}""", ack!.Body);
        var heard = Assert.Single(Bot.Heard);
        Assert.Equal(SlackDeliveryKind.Command, heard.Kind);
        Assert.Equal("received from:Northside", heard.Payload.At("text").Text());
        Assert.Equal(Bot.Clock.GetUtcNow(), heard.ReceivedAt);
        Assert.Empty(Bot.Slack.Sockets.Complaints);
    }

    [Fact]
    public async Task Without_an_answer_the_acknowledgement_names_the_envelope_and_nothing_else()
    {
        var socket = await Bot.OpensAsync();

        var ack = await Bot.CommandAsync();

        Assert.Equal("", ack!.Body);
        var sent = JsonNode.Parse(Assert.Single(socket.Received))!.AsObject();
        Assert.Equal(["envelope_id"], sent.Select(field => field.Key));
    }

    [Fact]
    public async Task Events_and_interactions_are_told_apart()
    {
        await Bot.OpensAsync();
        await Bot.EventAsync();
        await Bot.Slack.Sockets.DeliverAsync(new(FakeDeliveryKind.Interaction, new() { ["type"] = "shortcut" }), Ct);

        Assert.Equal([SlackDeliveryKind.Event, SlackDeliveryKind.Interaction], Bot.Heard.Select(one => one.Kind));
        Assert.Empty(Bot.Slack.Sockets.Complaints);
    }

    [Fact]
    public async Task An_answer_that_the_acknowledgement_may_not_carry_goes_to_the_response_url()
    {
        var socket = await Bot.OpensAsync();
        Bot.Answers = (_, _) => Saved;
        var workspace = Bot.Slack.AddWorkspace("T1", "Maple Street");
        var ana = workspace.AddUser("Ana Flores");
        var payload = SocketBot.Command("received");
        payload["response_url"] = Bot.Slack.NewResponseUrl(ana, workspace.AddChannel("general").With(ana)).AbsoluteUri;

        await socket.SendAsync(Envelope("e1", "slash_commands", payload, takesBody: false));
        await Bot.AcknowledgesAsync(socket, "e1");
        await Bot.FinishesAsync();

        Assert.Equal("""{"envelope_id":"e1"}""", Assert.Single(socket.Received));
        Assert.Equal("Saved.", Assert.Single(Bot.Slack.CallsOf("response_url")).Arguments["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_follows_the_acknowledgement_is_done_after_it()
    {
        var socket = await Bot.OpensAsync();
        var followed = new TaskCompletionSource<int>();
        Bot.Answers = (_, _) =>
            Task.FromResult(
                SlackAck.Empty with
                {
                    After = async ct =>
                    {
                        await socket.PingAsync(ct); // now all that was sent has arrived
                        followed.SetResult(socket.Received.Count);
                    },
                }
            );

        await Bot.CommandAsync();

        Assert.Equal(1, await followed.Task.WaitAsync(Ct));
    }

    [Fact]
    public async Task Envelopes_of_a_kind_that_nobody_knows_are_acknowledged_and_left_alone()
    {
        var socket = await Bot.OpensAsync();

        await socket.SendAsync(Envelope("e1", "carrier_pigeons", [], takesBody: true));
        await Bot.AcknowledgesAsync(socket, "e1");

        Assert.Equal("""{"envelope_id":"e1"}""", Assert.Single(socket.Received));
        Assert.Empty(Bot.Heard);
    }

    [Fact]
    public async Task A_delivery_that_fails_is_not_acknowledged_and_the_next_one_is_answered()
    {
        await Bot.OpensAsync();
        Bot.Answers = (delivery, _) =>
            delivery.Payload.At("text").Text() == "canary"
                ? throw new InvalidOperationException("canary")
                : Task.FromResult(SlackAck.Empty);

        var failing = Bot.CommandAsync("canary");
        var other = await Bot.CommandAsync("received");
        await Bot.FinishesAsync();
        Bot.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.NotNull(other);
        Assert.Null(await failing);
        Assert.Contains(Bot.Log.All, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delivery_that_is_refused_is_not_acknowledged()
    {
        await Bot.OpensAsync();
        Bot.Answers = (_, _) => Task.FromResult(SlackAck.Refused(System.Net.HttpStatusCode.BadRequest));

        var refused = Bot.CommandAsync();
        await Bot.HeardAsync(1);
        await Bot.FinishesAsync();
        Bot.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(await refused);
    }
}
