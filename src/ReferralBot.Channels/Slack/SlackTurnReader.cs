using System.Net;
using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Makes a turn of what Slack sent. What does not say who did what and where is refused; what the bot has no use for is taken
/// and left alone.
/// </summary>
internal sealed class SlackTurnReader(SlackInteractionReader interactions, SlackHosts hosts)
{
    // docs.slack.dev/reference/app-manifest, slash_commands
    private const int MaxCommand = 32;

    /// <summary>Something that Slack does not send.</summary>
    public static SlackRead Unreadable { get; } = new SlackRead.Answered(SlackAck.Refused(HttpStatusCode.BadRequest));

    /// <summary>Something that needs no more than to be taken.</summary>
    public static SlackRead Ignored { get; } = new SlackRead.Answered(SlackAck.Empty);

    public SlackRead Read(SlackDelivery delivery) =>
        delivery.Kind switch
        {
            SlackDeliveryKind.Command => Command(delivery),
            SlackDeliveryKind.Interaction => interactions.Read(delivery),
            SlackDeliveryKind.Event => SlackEvents.Read(delivery),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Kind, "No way to read this."),
        };

    private SlackRead Command(SlackDelivery delivery)
    {
        var fields = delivery.Payload;
        if (
            SlackSource.OfCommand(fields) is not { } installation
            || fields.At("user_id").Id() is not { } user
            || fields.At("trigger_id").Token() is not { } trigger
            || fields.At("command").Token() is not { Length: > 1 and <= MaxCommand } command
            || command[0] != '/'
        )
        {
            return Unreadable;
        }

        var origin = new SlackOrigin(SlackKind.Command, installation, user)
        {
            AppId = fields.At("api_app_id").Id(),
            ConversationId = fields.At("channel_id").Id(),
            TriggerId = trigger,
            ResponseUrl = hosts.AnswerAddress(fields.At("response_url")),
        };
        var text = SlackTyped.Read(fields.At("text").Text() ?? "");
        return origin.Did(
            new TurnInput.Command(text.Length == 0 ? command : $"{command} {text}"),
            delivery.ReceivedAt,
            trigger
        );
    }
}

/// <summary>From where something came to the turn that it is.</summary>
internal static class SlackTurns
{
    /// <summary>
    /// The turn of somebody who did this there. Where there is no conversation it is the person's own: a message can be posted to
    /// a person's id (docs.slack.dev/reference/methods/chat.postMessage).
    /// </summary>
    public static SlackRead.Done Did(this SlackOrigin origin, TurnInput input, DateTimeOffset at, string? key) =>
        new(
            new Turn(
                new UserRef(SlackPlaces.Channel, origin.Installation, origin.UserId),
                new ConversationRef(SlackPlaces.Channel, origin.Installation, origin.ConversationId ?? origin.UserId),
                at,
                input
            )
            {
                DeliveryKey = key,
                IsRehearsal = origin.Installation == SlackRehearsal.Nowhere,
            },
            origin
        );

    /// <summary>The address for answers, where there is one and it is Slack's.</summary>
    public static Uri? AnswerAddress(this SlackHosts hosts, JsonElement value) =>
        Uri.TryCreate(value.Text(), UriKind.Absolute, out var address) && hosts.TakesAnswers(address) ? address : null;
}
