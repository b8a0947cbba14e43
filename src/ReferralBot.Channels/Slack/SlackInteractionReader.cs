using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Slack;

/// <summary>Makes turns of buttons, forms, shortcuts and type-ahead fields.</summary>
internal sealed class SlackInteractionReader(HandlerCatalog catalog, SlackHosts hosts)
{
    // docs.slack.dev/surfaces/modals, private_metadata
    private const int MaxMetadata = 3_000;

    // What a button of an older version carries, so that the kernel says so.
    private const string NoLine = "";

    public SlackRead Read(SlackDelivery delivery)
    {
        var payload = delivery.Payload;
        return payload.At("type").Text() switch
        {
            "block_actions" => Press(delivery),
            "view_submission" => Submission(delivery),
            "block_suggestion" => Search(delivery),
            "shortcut" => Shortcut(delivery),
            "message_action" => FromMessage(delivery),
            null => SlackTurnReader.Unreadable,
            _ => SlackTurnReader.Ignored, // view_closed, and kinds that are not in use here
        };
    }

    // A line of an older version's button may be gone or have another name: the kernel answers that.
    private SlackRead Press(SlackDelivery delivery)
    {
        var payload = delivery.Payload;
        var action = payload.At("actions").Items().FirstOrDefault();
        if (Origin(SlackKind.Press, payload) is not { } origin)
        {
            return SlackTurnReader.Unreadable;
        }

        if (action.At("type").Text() is not "button")
        {
            return SlackTurnReader.Ignored; // a menu in a form; its answer comes when the form is sent
        }

        var id = action.At("action_id").Text() ?? "";
        if ((action.At("action_ts").Token() ?? origin.TriggerId) is not { } at)
        {
            return SlackTurnReader.Unreadable;
        }

        var line = id.StartsWith(SlackRenderer.PressPrefix, StringComparison.Ordinal)
            ? action.At("value").Text()
            : null;
        var place = origin.ViewId is { } view
            ? $"{view} {origin.ViewHash}"
            : $"{origin.ConversationId} {origin.MessageId}";
        var key = DeliveryKeys.Bounded($"{place} {id} {at} {origin.UserId}");
        return origin.Did(new TurnInput.Press(line ?? NoLine), delivery.ReceivedAt, key);
    }

    private SlackRead Submission(SlackDelivery delivery)
    {
        var view = delivery.Payload.At("view");
        if (Origin(SlackKind.Submission, delivery.Payload) is not { ViewId: { } id } origin)
        {
            return SlackTurnReader.Unreadable;
        }

        var form = view.At("callback_id").Text() ?? "";
        return origin.Did(
            new TurnInput.Submission(form, State: null, SlackViewState.Answers(view)),
            delivery.ReceivedAt,
            DeliveryKeys.Bounded($"{id} {origin.ViewHash}")
        );
    }

    private SlackRead Search(SlackDelivery delivery)
    {
        var payload = delivery.Payload;
        return
            Origin(SlackKind.Search, payload) is { } origin
            && payload.At("view").At("callback_id").Text() is { } form
            && payload.At("block_id").Text() is { } block
            ? origin.Did(
                new TurnInput.Search(form, SlackBlockIds.FieldId(block), payload.At("value").Text() ?? ""),
                delivery.ReceivedAt,
                key: null
            )
            : new SlackRead.Answered(SlackAck.Of(new JsonObject { ["options"] = new JsonArray() }));
    }

    private SlackRead Shortcut(SlackDelivery delivery)
    {
        var id = delivery.Payload.At("callback_id").Text();
        var spec = catalog.Commands.FirstOrDefault(spec => spec.Shortcut is not null && spec.Id == id);
        return Origin(SlackKind.Shortcut, delivery.Payload) is { TriggerId: { } trigger } origin
            ? origin.Did(new TurnInput.Press(spec?.Line ?? NoLine), delivery.ReceivedAt, trigger)
            : SlackTurnReader.Unreadable;
    }

    // The text goes no further than the handler that looks for what it knows in it.
    private SlackRead FromMessage(SlackDelivery delivery)
    {
        var payload = delivery.Payload;
        var message = payload.At("message");
        if (Origin(SlackKind.Shortcut, payload) is not { TriggerId: { } trigger } origin)
        {
            return SlackTurnReader.Unreadable;
        }

        var written = message.At("ts").Instant() ?? payload.At("message_ts").Instant() ?? delivery.ReceivedAt;
        return origin.Did(
            new TurnInput.FromMessage(
                SlackShortcuts.CommandOf(payload.At("callback_id").Text() ?? ""),
                SlackTyped.Read(message.At("text").Text() ?? ""),
                written
            ),
            delivery.ReceivedAt,
            trigger
        );
    }

    private SlackOrigin? Origin(SlackKind kind, JsonElement payload)
    {
        if (
            SlackSource.OfInteraction(payload) is not { } installation
            || payload.At("user").At("id").Id() is not { } user
        )
        {
            return null;
        }

        var (container, view) = (payload.At("container"), payload.At("view"));
        return new SlackOrigin(kind, installation, user)
        {
            AppId = payload.At("api_app_id").Id(),
            ConversationId = payload.At("channel").At("id").Id() ?? container.At("channel_id").Id(),
            TriggerId = payload.At("trigger_id").Token(),
            ResponseUrl = hosts.AnswerAddress(payload.At("response_url")),
            MessageId = container.At("message_ts").Token() ?? payload.At("message").At("ts").Token(),
            IsEphemeral = container.At("is_ephemeral").IsTrue(),
            ViewId = view.At("id").Id() ?? container.At("view_id").Id(),
            ViewHash = view.At("hash").Token(),
            IsHome = view.At("type").Text() == "home",
            IsStacked = view.At("previous_view_id").Id() is not null,
            IsFull = view.At("previous_view_id").Id() is { } below && below != view.At("root_view_id").Id(),
            Inputs = SlackViewState.Inputs(view),
            OpenFormId = view.At("private_metadata").Text() is { Length: > 0 and <= MaxMetadata } kept ? kept : null,
        };
    }
}
