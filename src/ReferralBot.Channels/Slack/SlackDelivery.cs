using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Something that Slack sent and that is trusted: by its signature over HTTP, by the connection over a socket.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Payload">
/// The fields of a slash command as JSON strings, or the JSON of an interaction or of an event's envelope. It was read by
/// <see cref="WireJson.Parse"/>: every text in it can be read.
/// </param>
/// <param name="ReceivedAt">When it came in; the time that Slack waits is counted from here.</param>
internal sealed record SlackDelivery(SlackDeliveryKind Kind, JsonElement Payload, DateTimeOffset ReceivedAt);

/// <summary>The three ways in which Slack says what happened.</summary>
internal enum SlackDeliveryKind
{
    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A button, a form, a shortcut or a type-ahead field.</summary>
    Interaction,

    /// <summary>Something that was subscribed to.</summary>
    Event,
}
