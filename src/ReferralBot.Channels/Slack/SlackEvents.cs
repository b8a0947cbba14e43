using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Reads events. Whether one comes for the second time is never decided here, least of all by the headers that Slack puts on a
/// retry: each of them may be repeated without harm.
/// </summary>
internal static class SlackEvents
{
    // A challenge of Slack's is about 50 characters.
    private const int MaxChallenge = 1_000;

    public static SlackRead Read(SlackDelivery delivery) =>
        delivery.Payload.At("type").Text() switch
        {
            "url_verification" => Challenge(delivery.Payload.At("challenge").Text()),
            "event_callback" => Event(delivery),
            null => SlackTurnReader.Unreadable,
            _ => SlackTurnReader.Ignored,
        };

    private static SlackRead Challenge(string? challenge) =>
        challenge is { Length: > 0 and <= MaxChallenge }
            ? new SlackRead.Answered(SlackAck.Of(new JsonObject { ["challenge"] = challenge }))
            : SlackTurnReader.Unreadable;

    private static SlackRead Event(SlackDelivery delivery)
    {
        var happened = delivery.Payload.At("event");
        if (happened.At("type").Text() is not { } type || SlackSource.OfEvent(delivery.Payload) is not { } installation)
        {
            return SlackTurnReader.Unreadable;
        }

        return type switch
        {
            "app_uninstalled" => Removed(delivery.Payload, installation),
            "tokens_revoked" when RevokesBot(delivery.Payload) => Removed(delivery.Payload, installation),
            "app_home_opened" when !IsOwn(delivery.Payload) => Home(delivery, installation),
            _ => SlackTurnReader.Ignored,
        };
    }

    // A repetition keeps the time of the first one: Slack sends it for up to a day, and somebody may install the app again in
    // between (docs.slack.dev/apis/events-api).
    private static SlackRead.Removed Removed(JsonElement envelope, string installation) =>
        new(installation, envelope.At("api_app_id").Id(), envelope.At("event_time").Seconds());

    // app_home_opened comes for the messages tab, too (docs.slack.dev/reference/events/app_home_opened).
    private static SlackRead Home(SlackDelivery delivery, string installation)
    {
        var happened = delivery.Payload.At("event");
        if (happened.At("tab").Text() is not "home" || happened.At("user").Id() is not { } user)
        {
            return SlackTurnReader.Ignored;
        }

        var origin = new SlackOrigin(SlackKind.Home, installation, user)
        {
            AppId = delivery.Payload.At("api_app_id").Id(),
            ViewId = happened.At("view").At("id").Id(),
            ViewHash = happened.At("view").At("hash").Token(),
            IsHome = true,
        };
        return origin.Did(new TurnInput.HomeOpened(), delivery.ReceivedAt, key: null);
    }

    // The list names the bots' users. Where it names the tokens of people only, the bot's own token still works.
    private static bool RevokesBot(JsonElement envelope)
    {
        var revoked = envelope.At("event").At("tokens").At("bot").Items().Select(user => user.Id()).OfType<string>();
        return OwnUser(envelope) is { } own ? revoked.Contains(own, StringComparer.Ordinal) : revoked.Any();
    }

    // Bots don't open pages, and our own doings are no news to us.
    private static bool IsOwn(JsonElement envelope)
    {
        var happened = envelope.At("event");
        return happened.At("bot_id").Id() is not null
            || (happened.At("user").Id() is { } user && user == OwnUser(envelope));
    }

    private static string? OwnUser(JsonElement envelope)
    {
        var authorization = envelope.At("authorizations").Items().FirstOrDefault();
        return authorization.At("is_bot").IsTrue() ? authorization.At("user_id").Id() : null;
    }
}
