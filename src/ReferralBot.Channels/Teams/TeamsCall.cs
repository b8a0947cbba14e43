using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>A call of the Bot Connector.</summary>
/// <param name="Operation">What it is called in the log.</param>
/// <param name="Method">How it is made.</param>
/// <param name="Path">Where, below the service url; ids in it are escaped.</param>
internal sealed record TeamsCall(string Operation, HttpMethod Method, string Path)
{
    private const string Targeted = "?isTargetedActivity=true";

    /// <summary>What is sent.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>
    /// Whether it may be made again when nobody knows what became of it. Not what posts a message: it would be there twice.
    /// </summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Posts a message, for everybody in the conversation.</summary>
    public static TeamsCall Send(string conversationId, JsonObject activity) =>
        new("send", HttpMethod.Post, Activities(conversationId)) { Body = activity, IsRepeatable = false };

    /// <summary>Posts a message for one person (learn.microsoft.com/microsoftteams/platform/bots, targeted messages).</summary>
    public static TeamsCall Whisper(string conversationId, string mri, JsonObject activity)
    {
        var body = activity.DeepClone().AsObject();
        body["recipient"] = new JsonObject { ["id"] = mri, ["isTargeted"] = true };
        return new("whisper", HttpMethod.Post, Activities(conversationId) + Targeted)
        {
            Body = body,
            IsRepeatable = false,
        };
    }

    /// <summary>Puts a message in the place of another. Of a targeted one the recipient is never named (microsoft/teams.ts#738).</summary>
    public static TeamsCall Update(string conversationId, string messageId, JsonObject activity, bool isTargeted)
    {
        var body = activity.DeepClone().AsObject();
        body.Remove("recipient");
        body["id"] = messageId;
        var path = $"{Activities(conversationId)}/{Segment(messageId)}";
        return new("update", HttpMethod.Put, isTargeted ? path + Targeted : path) { Body = body };
    }

    /// <summary>Opens the chat with a person alone, which is the same one however often it is asked for.</summary>
    public static TeamsCall OpenPersonal(TeamsPlace near, string mri) =>
        new("open", HttpMethod.Post, "v3/conversations")
        {
            Body = new JsonObject
            {
                ["bot"] = new JsonObject { ["id"] = near.BotId },
                ["members"] = new JsonArray(new JsonObject { ["id"] = mri }),
                ["tenantId"] = near.Tenant,
                ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = near.Tenant } },
                ["isGroup"] = false,
            },
        };

    /// <summary>Asks who somebody is.</summary>
    public static TeamsCall Member(string conversationId, string userId) =>
        new("member", HttpMethod.Get, $"v3/conversations/{Segment(conversationId)}/members/{Segment(userId)}");

    /// <summary>The address, below this service url.</summary>
    public Uri At(Uri serviceUrl)
    {
        var root = serviceUrl.GetLeftPart(UriPartial.Path);
        return new Uri((root.EndsWith('/') ? root : root + "/") + Path);
    }

    private static string Activities(string conversationId) => $"v3/conversations/{Segment(conversationId)}/activities";

    // Ids hold : ; @ and =. One of dots alone would be another path, and Teams makes none.
    private static string Segment(string id) => id.Trim('.').Length == 0 ? "unknown" : Uri.EscapeDataString(id);
}
