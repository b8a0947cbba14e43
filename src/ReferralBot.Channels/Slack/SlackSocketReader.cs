using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads what comes through a socket. Whatever comes, it answers with a message and never with a fault.</summary>
internal static class SlackSocketReader
{
    public static SlackSocketMessage Read(ReadOnlySpan<byte> frame, DateTimeOffset now)
    {
        if (WireJson.Parse(frame) is not { } root)
        {
            return new SlackSocketMessage.Unreadable("not JSON, or not text");
        }

        var id = root.At("envelope_id").Token();
        return root.At("type").Text() switch
        {
            "hello" => new SlackSocketMessage.Hello(),
            "disconnect" => new SlackSocketMessage.Goodbye(EndOf(root.At("reason").Text())),
            _ when id is null => new SlackSocketMessage.Unreadable("nothing to acknowledge it by"),
            "slash_commands" => Envelope(id, root, SlackDeliveryKind.Command, now),
            "interactive" => Envelope(id, root, SlackDeliveryKind.Interaction, now),
            "events_api" => Envelope(id, root, SlackDeliveryKind.Event, now),
            _ => new SlackSocketMessage.Unknown(id),
        };
    }

    private static SlackSocketMessage Envelope(string id, JsonElement root, SlackDeliveryKind kind, DateTimeOffset now)
    {
        var payload = root.At("payload");
        return payload.ValueKind == JsonValueKind.Object
            ? new SlackSocketMessage.Envelope(
                id,
                new SlackDelivery(kind, payload, now),
                root.At("accepts_response_payload").IsTrue()
            )
            : new SlackSocketMessage.Unknown(id);
    }

    // A reason that is not known yet closes the socket all the same.
    private static SlackSocketEnd EndOf(string? reason) =>
        reason switch
        {
            "link_disabled" => SlackSocketEnd.SwitchedOff,
            "too_many_websockets" => SlackSocketEnd.Crowded,
            _ => SlackSocketEnd.Refresh, // warning, refresh_requested
        };
}
