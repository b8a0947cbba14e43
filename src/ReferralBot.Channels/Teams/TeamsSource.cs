using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>Reads where an activity came from: the tenant, the conversation and the person.</summary>
internal static class TeamsSource
{
    // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations: a message in a
    // channel names its thread behind the channel.
    private const string ThreadMark = ";messageid=";

    // 28 is a bot, 29 is a person (teams.md, Activity JSON).
    private const string BotMark = "28:";

    // What Teams writes where an action came from no message (github.com/microsoft/botbuilder-js/issues/3159).
    private const string NoMessage = "-1";

    /// <summary>Where a person did something; <see langword="null"/> where it is not said, or where it was no person.</summary>
    public static TeamsOrigin? Of(JsonElement activity, TeamsKind kind) =>
        Place(activity) is { } place && Person(activity, place) is { } mri ? Origin(activity, kind, place, mri) : null;

    /// <summary>Where the bot came or went, whoever did it.</summary>
    public static TeamsOrigin? OfPresence(JsonElement activity)
    {
        if (Place(activity) is not { } place)
        {
            return null;
        }

        var origin = Origin(activity, TeamsKind.Presence, place, Person(activity, place) ?? "");

        // The bot is in the whole team, wherever somebody chose to add it, and a team's id is that of its first channel.
        return origin.TeamId is { } team
            ? origin with
            {
                Place = place with { ConversationId = team },
                Scope = TeamsScope.Channel,
            }
            : origin with
            {
                Place = place with { ConversationId = WithoutThread(place.ConversationId) },
            };
    }

    /// <summary>The conversation itself, without the thread in it.</summary>
    public static string WithoutThread(string conversationId) =>
        conversationId.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? conversationId[..at]
            : conversationId;

    /// <summary>The message that an activity is about; <see langword="null"/> where there is none.</summary>
    public static string? Message(JsonElement activity) =>
        activity.At("replyToId").Token() is { } id && id != NoMessage ? id : null;

    private static TeamsPlace? Place(JsonElement activity)
    {
        var conversation = activity.At("conversation");
        return
            (conversation.At("tenantId").EntraId() ?? activity.At("channelData").At("tenant").At("id").EntraId())
                is { } tenant
            && activity.At("serviceUrl").Address() is { } address
            && conversation.At("id").Token() is { } id
            && WithoutThread(id).Length > 0
            && activity.At("recipient").At("id").Token() is { } bot
            ? new TeamsPlace(tenant, address, id, bot)
            : null;
    }

    private static string? Person(JsonElement activity, TeamsPlace place)
    {
        var from = activity.At("from");
        var isPerson = from.At("role").Text() is not { Length: > 0 } role || role == "user";
        return
            isPerson
            && from.At("id").Token() is { } mri
            && mri != place.BotId
            && !mri.StartsWith(BotMark, StringComparison.Ordinal)
            ? mri
            : null;
    }

    private static TeamsOrigin Origin(JsonElement activity, TeamsKind kind, TeamsPlace place, string mri)
    {
        var (from, client) = (activity.At("from"), Client(activity));
        var user = mri.Length == 0 ? mri : from.At("aadObjectId").EntraId() ?? mri;
        return new TeamsOrigin(kind, place, user, mri)
        {
            Scope = Scope(activity.At("conversation"), place.ConversationId),
            IsTargeted = activity.At("recipient").At("isTargeted").IsTrue(),
            ActivityId = activity.At("id").Token(),
            TeamId = activity.At("channelData").At("team").At("id").Token(),
            TeamName = activity.At("channelData").At("team").At("name").Name(),
            HappenedAt = activity.At("timestamp").Instant(),
            Name = from.At("name").Name(),
            TimeZone = activity.At("localTimezone").TimeZone() ?? client.At("timezone").TimeZone(),
            Value = activity.At("value"),
        };
    }

    private static JsonElement Client(JsonElement activity) =>
        activity.At("entities").Items().FirstOrDefault(entity => entity.At("type").Text() == "clientInfo");

    // Where it is not clear it is no private place: what only one may read would be posted openly.
    private static TeamsScope Scope(JsonElement conversation, string id) =>
        conversation.At("conversationType").Text() switch
        {
            "personal" => conversation.At("isGroup").IsTrue() ? TeamsScope.Group : TeamsScope.Personal,
            "channel" => TeamsScope.Channel,
            "groupChat" => TeamsScope.Group,
            _ when IsChannel(id) => TeamsScope.Channel,
            null or "" when id.StartsWith("a:", StringComparison.Ordinal) => TeamsScope.Personal,
            _ => TeamsScope.Group,
        };

    private static bool IsChannel(string id) =>
        WithoutThread(id) is var plain
        && (
            plain.EndsWith("@thread.tacv2", StringComparison.Ordinal)
            || plain.EndsWith("@thread.skype", StringComparison.Ordinal)
        );
}
