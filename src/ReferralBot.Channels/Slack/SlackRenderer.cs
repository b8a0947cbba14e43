using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Slack;

/// <summary>Draws cards as Block Kit, within all limits: what has no room is cut with "…" or counted in a line.</summary>
public static class SlackRenderer
{
    /// <summary>How the action ids of buttons begin. The rest only makes them unique in a message; the line is the value.</summary>
    public const string PressPrefix = "press.";

    // The fallback is a sentence for a notification. Escaping makes at most five characters of one.
    private const int MaxFallback = SlackLimits.MessageText / 5;

    // A context line about the rest: its block and its words.
    private const int MoreSize = SlackLimits.WeightOfBlock + 30;

    /// <summary>
    /// What a message carries: <c>blocks</c>, and <c>text</c> for notifications and screen readers. It is for chat.postMessage,
    /// chat.update, response_url and the answer to a command alike.
    /// </summary>
    public static JsonObject Message(Card card) =>
        new()
        {
            ["text"] = SlackText.Escape(SlackText.Cut(card.Summary, MaxFallback)),
            ["mrkdwn"] = false,
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
            ["blocks"] = Blocks(card),
        };

    /// <summary>The blocks of a card.</summary>
    public static JsonArray Blocks(Card card)
    {
        JsonNode header = new JsonObject
        {
            ["type"] = "header",
            ["text"] = SlackText.Plain(card.Title, SlackLimits.HeaderText),
        };
        var drawing = new SlackDrawing();
        var parts = card.Blocks.SelectMany(drawing.Draw).ToList();
        var room = new Room(
            SlackLimits.MessageBlocks - 1,
            SlackLimits.MessageWeight - SlackLimits.Weight(header),
            MoreSize
        );
        return [header, .. CardFold.Fit(parts, room, more => SlackDrawing.Context(more))];
    }
}
