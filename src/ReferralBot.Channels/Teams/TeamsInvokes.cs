using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Makes the answers to invokes of cards: <c>{statusCode, type, value}</c>. With <c>status</c> instead, or without a type, Teams
/// says "Unable to reach app" (github.com/microsoft/teams.ts/issues/71).
/// </summary>
internal static class TeamsInvokes
{
    private const string Toasts = "application/vnd.microsoft.activity.message";
    private const string Found = "application/vnd.microsoft.search.searchResponse";

    // A notice is there for some seconds.
    private const int MaxToast = 200;

    // Teams shows no more (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search).
    private const int MaxOptions = 15;
    private const int MaxOption = 80;

    /// <summary>A card that takes the place of the one that was used, for whoever used it.</summary>
    public static JsonObject Card(JsonObject card) => Answer(TeamsMessages.CardType, card);

    /// <summary>A short notice.</summary>
    public static JsonObject Toast(string text) => Answer(Toasts, TeamsText.Inert(text, MaxToast));

    /// <summary>What a field offers for the letters typed so far.</summary>
    public static JsonObject Options(IEnumerable<Option> options)
    {
        var sendable = options.Where(option => option.Value.Length > 0).ToList();
        if (sendable.Count > MaxOptions)
        {
            // The last one may be what adds a new thing: it stays.
            sendable = [.. sendable.Take(MaxOptions - 1), sendable[^1]];
        }

        return Answer(Found, new JsonObject { ["results"] = new JsonArray([.. sendable.Select(DrawOption)]) });
    }

    private static JsonNode DrawOption(Option option) =>
        new JsonObject { ["title"] = TeamsText.Inert(option.Label, MaxOption), ["value"] = option.Value };

    private static JsonObject Answer(string type, JsonNode value) =>
        new()
        {
            ["statusCode"] = (int)HttpStatusCode.OK,
            ["type"] = type,
            ["value"] = value,
        };
}
