using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes messages of cards: one card to a message and no text beside it, which Teams would split in two.</summary>
internal static class TeamsMessages
{
    /// <summary>The kind of attachment that a card is.</summary>
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    // A notification shows a line or two.
    private const int MaxSummary = 300;

    /// <summary>The message around a card. The summary is what a notification shows.</summary>
    public static JsonObject Of(JsonObject card, string summary) =>
        new()
        {
            ["type"] = "message",
            ["summary"] = TeamsText.Inert(summary, MaxSummary),
            ["attachments"] = new JsonArray(Attachment(card)),
        };

    /// <summary>A card as an attachment.</summary>
    public static JsonObject Attachment(JsonObject card) => new() { ["contentType"] = CardType, ["content"] = card };
}
