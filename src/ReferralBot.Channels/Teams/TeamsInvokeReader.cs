using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes turns of invokes: what Teams waits for an answer to.</summary>
internal sealed class TeamsInvokeReader(TeamsCardReader cards, TeamsExtensionReader extension)
{
    // Ours: nobody types more into a menu.
    private const int MaxQuery = 1_000;

    // What the Bot Framework answers where nothing is in use (github.com/microsoft/botbuilder-dotnet, ActivityHandler).
    private static readonly TeamsRead NotOurs = new TeamsRead.Answered(TeamsAck.Refused(HttpStatusCode.NotImplemented));

    /// <summary>Something that Teams does not send.</summary>
    public static TeamsRead Broken =>
        new TeamsRead.Answered(
            new TeamsAck(
                HttpStatusCode.BadRequest,
                new JsonObject
                {
                    ["statusCode"] = (int)HttpStatusCode.BadRequest,
                    ["type"] = "application/vnd.microsoft.error",
                    ["value"] = new JsonObject
                    {
                        ["code"] = "BadRequest",
                        ["message"] = "I couldn't read that. Type the command instead.",
                    },
                }
            )
        );

    public TeamsRead Read(JsonElement activity, DateTimeOffset at) =>
        activity.At("name").Text() switch
        {
            "adaptiveCard/action" => Action(activity, at),
            "task/fetch" => Card(activity, TeamsKind.DialogOpened, at),
            "task/submit" => Card(activity, TeamsKind.DialogSent, at),
            "composeExtension/fetchTask" => extension.Opened(activity, at),
            "composeExtension/submitAction" => extension.Sent(activity, at),
            "composeExtension/query" => TeamsExtensionReader.Searched(activity, at),
            "application/search" => Search(activity, at),
            "message/submitAction" => TeamsTurnReader.Ignored,
            _ => NotOurs,
        };

    // Nothing that we draw refreshes itself: what nobody pressed does nothing. Without a word about it somebody pressed.
    private TeamsRead Action(JsonElement activity, DateTimeOffset at)
    {
        var value = activity.At("value");
        var action = value.At("action");
        return
            action.ValueKind == JsonValueKind.Object
            && value.At("trigger").Text() is not "automatic"
            && Origin(activity, TeamsKind.CardAction) is { } origin
            ? cards.Did(activity, origin, action.At("data"), at)
            : Broken;
    }

    private TeamsRead Card(JsonElement activity, TeamsKind kind, DateTimeOffset at)
    {
        var data = activity.At("value").At("data");
        return Origin(activity, kind) is not { } origin || activity.At("value").ValueKind != JsonValueKind.Object
                ? Broken
            : kind == TeamsKind.DialogOpened ? TeamsCardReader.Pressed(activity, origin, data, at)
            : cards.Did(activity, origin, data, at);
    }

    private static TeamsRead Search(JsonElement activity, DateTimeOffset at)
    {
        var value = activity.At("value");
        if (
            TeamsSource.Of(activity, TeamsKind.Search) is not { } origin
            || value.At("dataset").Token() is not { } dataset
            || dataset.LastIndexOf('/') is not (> 0 and var slash)
            || slash == dataset.Length - 1
        )
        {
            return Broken;
        }

        var query = value.At("queryText").Text() is { Length: <= MaxQuery } typed ? typed : "";
        return origin.Did(new TurnInput.Search(dataset[..slash], dataset[(slash + 1)..], query), at, key: null);
    }

    private static TeamsOrigin? Origin(JsonElement activity, TeamsKind kind) =>
        TeamsSource.Of(activity, kind) is { } origin ? origin with { MessageId = TeamsSource.Message(activity) } : null;
}
