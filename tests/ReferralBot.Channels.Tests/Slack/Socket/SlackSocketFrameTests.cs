using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>Frames of every size and kind. None of them ends the socket.</summary>
public sealed class SlackSocketFrameTests : SlackSocketTests
{
    public static TheoryData<string> Nonsense { get; } =
    [
        "",
        "{",
        "null",
        "[]",
        "17",
        "\"hello\"",
        "{}",
        "{\"type\":null}",
        "{\"type\":17,\"envelope_id\":\"e1\"}",
        "{\"type\":\"slash_commands\"}",
        "{\"type\":\"slash_commands\",\"envelope_id\":null,\"payload\":{}}",
        "{\"type\":\"slash_commands\",\"envelope_id\":{},\"payload\":{}}",
        "{\"type\":\"slash_commands\",\"envelope_id\":\"e1\"}",
        "{\"type\":\"slash_commands\",\"envelope_id\":\"e1\",\"payload\":null}",
        "{\"type\":\"interactive\",\"envelope_id\":\"e1\",\"payload\":[]}",
        "{\"type\":\"events_api\",\"envelope_id\":\"e1\",\"payload\":\"text\"}",
        "{\"type\":\"events_api\",\"envelope_id\":\"e1\",\"payload\":{\"half\":\"\\ud800\"}}",
        "{\"type\":\"events_api\",\"type\":\"hello\",\"envelope_id\":\"e1\",\"payload\":{}}",
        "{\"type\":\"events_api\",\"envelope_id\":\"e1\",\"payload\":"
            + new string('[', 40)
            + new string(']', 40)
            + "}",
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task What_cannot_be_read_is_passed_over_and_the_next_command_is_answered(string text)
    {
        var socket = await Bot.OpensAsync();

        await socket.SendAsync(text);
        var ack = await Bot.CommandAsync();

        Assert.NotNull(ack);
        Assert.Single(Bot.Heard);
        Assert.True(socket.IsOpen);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_passed_over()
    {
        var socket = await Bot.OpensAsync();

        await socket.SendBytesAsync([0xFF, 0xFE, 0x00]);

        Assert.NotNull(await Bot.CommandAsync());
        Assert.True(socket.IsOpen);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 7)]
    [InlineData(125, 2)]
    [InlineData(67_000, 1)]
    [InlineData(100_000, 9)]
    [InlineData(1_000_000, 40)]
    public async Task A_message_in_pieces_with_pings_between_them_is_put_together(int size, int pieces)
    {
        var socket = await Bot.OpensAsync();
        var text = string.Concat(Enumerable.Range(0, size / 10).Select(Ten));

        await socket.SendAsync(Envelope("e1", "slash_commands", SocketBot.Command(text), takesBody: true), pieces);
        await Bot.AcknowledgesAsync(socket, "e1");

        Assert.Equal(text, Assert.Single(Bot.Heard).Payload.At("text").Text());
    }

    [Fact]
    public async Task A_message_that_never_seems_to_end_is_forgotten_and_the_next_command_is_answered()
    {
        var socket = await Bot.OpensAsync();
        var payload = new JsonObject { ["text"] = new string('x', 5_000_000) };

        await socket.SendAsync(Envelope("e1", "slash_commands", payload, takesBody: true), pieces: 50);

        Assert.NotNull(await Bot.CommandAsync());
        Assert.Single(Bot.Heard);
        Assert.Contains(Bot.Log.All, line => line.Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pings_are_answered_while_a_message_is_worked_on()
    {
        var socket = await Bot.OpensAsync();
        var done = new TaskCompletionSource<SlackAck>();
        Bot.Answers = (_, _) => done.Task;
        var command = Bot.CommandAsync();
        await Bot.HeardAsync(1);

        await socket.PingAsync(Ct);

        done.SetResult(SlackAck.Empty);
        Assert.NotNull(await command);
    }

    private static string Ten(int number) => number.ToString("D10", CultureInfo.InvariantCulture);
}
