using System.Text.Json.Nodes;
using ReferralBot.Chat.Commands;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes the answers to a search of the message extension, from which people put a card into a conversation.</summary>
internal sealed class TeamsFindings(TeamsCards cards)
{
    private const string Preview = "application/vnd.microsoft.card.thumbnail";

    // Teams asks for 25 (composeExtension/query, queryOptions.count).
    private const int MaxFound = 25;

    // Each line of a preview is cut by every client.
    private const int MaxLine = 120;

    private const int MaxMessage = 300;

    // The answer as a whole; each card keeps the limit of its own. Ours: what a slow phone loads while somebody types.
    private const int MaxBytes = 200_000;

    /// <summary>A list of what was found.</summary>
    public JsonObject List(IReadOnlyList<Finding> findings)
    {
        var attachments = new JsonArray();
        var bytes = 0;
        foreach (var attachment in findings.Take(MaxFound).Select(Attachment))
        {
            bytes += TeamsLimits.Bytes(attachment);
            if (bytes > MaxBytes)
            {
                break;
            }

            attachments.Add((JsonNode)attachment);
        }

        return Answer(
            new JsonObject
            {
                ["type"] = "result",
                ["attachmentLayout"] = "list",
                ["attachments"] = attachments,
            }
        );
    }

    /// <summary>A sentence instead of a list.</summary>
    public static JsonObject Message(string text) =>
        Answer(new JsonObject { ["type"] = "message", ["text"] = TeamsText.Inert(text, MaxMessage) });

    private JsonObject Attachment(Finding finding)
    {
        var attachment = TeamsMessages.Attachment(cards.Draw(finding.Card, cards.Public).Content);
        attachment["preview"] = new JsonObject
        {
            ["contentType"] = Preview,
            ["content"] = new JsonObject
            {
                ["title"] = TeamsText.Inert(finding.Title, MaxLine),
                ["text"] = TeamsText.Inert(finding.Detail, MaxLine),
            },
        };
        return attachment;
    }

    private static JsonObject Answer(JsonObject result) => new() { ["composeExtension"] = result };
}
