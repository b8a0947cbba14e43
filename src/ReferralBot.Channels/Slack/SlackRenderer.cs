using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Slack;

/// <summary>Draws cards and problems as Block Kit, within all limits: what has no room is cut with "…" or counted in a line.</summary>
public static class SlackRenderer
{
    private const string StillWorking = "Still working on it. The answer comes in a moment.";

    /// <summary>How the action ids of buttons begin. The rest only makes them unique in a message; the line is the value.</summary>
    public const string PressPrefix = "press.";

    // The fallback is a sentence for a notification.
    private const int MaxFallback = 800;

    // Of the line that is given back; a slash command is no longer than a message can be (docs.slack.dev, chat.postMessage).
    private const int MaxTyped = 4_000;

    // The words before what was typed.
    private const string YouTyped = "You typed this. Copy it to try again:";

    /// <summary>
    /// What a message carries: <c>blocks</c>, and <c>text</c> for notifications and screen readers. It is for chat.postMessage,
    /// chat.update, response_url and the answer to a command alike.
    /// </summary>
    public static JsonObject Message(Card card) => Message(card.Summary, Blocks(card));

    /// <summary>The blocks of a card in a message.</summary>
    public static JsonArray Blocks(Card card) => Blocks(SlackSurface.Message, [Header(card.Title)], card.Blocks);

    /// <summary>A dialog that shows a card, without anything to send. Its buttons belong to the form that is kept under the id.</summary>
    public static JsonObject View(Card card, string close = "Done", string? openFormId = null) =>
        Modal(card.Title, ViewBlocks(card), close, openFormId);

    /// <summary>The app's home page.</summary>
    public static JsonObject Home(Card card) =>
        new() { ["type"] = "home", ["blocks"] = Blocks(SlackSurface.View, [Header(card.Title)], card.Blocks) };

    /// <summary>The message that says what was not done, with what was typed to be copied.</summary>
    public static JsonObject Problem(Reply.Failed failed) =>
        Message(failed.Message, Blocks(SlackSurface.Message, failed));

    /// <summary>The dialog that says what was not done.</summary>
    public static JsonObject ProblemView(Reply.Failed failed, string close = "Close", string? openFormId = null) =>
        Modal("That didn't work", Blocks(SlackSurface.View, failed), close, openFormId);

    /// <summary>The home page that says what was not done.</summary>
    public static JsonObject ProblemHome(Reply.Failed failed) =>
        new() { ["type"] = "home", ["blocks"] = Blocks(SlackSurface.View, failed) };

    /// <summary>The message that bridges the time until the answer is there.</summary>
    public static JsonObject Working() =>
        Message(StillWorking, new JsonArray(SlackText.Rich(StillWorking, SlackLimits.Text)));

    /// <summary>The dialog that bridges the time until the answer is there.</summary>
    public static JsonObject WorkingView() =>
        Modal(
            "One moment…",
            new JsonArray(
                SlackText.Rich("I'm still working on it. This window shows the answer by itself.", SlackLimits.Text)
            ),
            "Close",
            openFormId: null
        );

    private static JsonObject Message(string summary, JsonArray blocks) =>
        new()
        {
            ["text"] = SlackText.Escape(SlackText.Cut(summary, MaxFallback)),
            ["mrkdwn"] = false,
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
            ["blocks"] = blocks,
        };

    private static JsonObject Modal(string title, JsonArray blocks, string close, string? openFormId)
    {
        var modal = new JsonObject
        {
            ["type"] = "modal",
            ["title"] = SlackText.Plain(title, SlackLimits.ModalTitle),
            ["close"] = SlackText.Plain(close, SlackLimits.ModalTitle),
            ["blocks"] = blocks,
        };
        if (openFormId is not null)
        {
            modal["private_metadata"] = openFormId;
        }

        return modal;
    }

    private static JsonArray Blocks(SlackSurface surface, IReadOnlyList<JsonNode> head, IReadOnlyList<Block> blocks)
    {
        var drawing = new SlackDrawing(surface);
        var parts = blocks.SelectMany(drawing.Draw).ToList();
        return [.. head, .. CardFold.Fit(parts, surface.RoomBeside(head), SlackDrawing.Context)];
    }

    private static JsonArray Blocks(SlackSurface surface, Reply.Failed failed)
    {
        var drawing = new SlackDrawing(surface);
        return
        [
            SlackText.Rich(failed.Message, SlackLimits.Text),
            .. drawing.Draw(new Block.Buttons(failed.Buttons)).SelectMany(part => part.Items),
            .. failed.Typed is { } typed && !string.IsNullOrWhiteSpace(typed)
                ? new[] { SlackDrawing.Context(YouTyped), SlackText.Literal(typed, MaxTyped) }
                : [],
        ];
    }

    // A title that has no room at the top of the dialog is said below; and a dialog is never empty.
    private static JsonArray ViewBlocks(Card card)
    {
        var isCut = SlackText.Length(card.Title) > SlackLimits.ModalTitle;
        var blocks = Blocks(SlackSurface.View, isCut ? [Header(card.Title)] : [], card.Blocks);
        return blocks.Count > 0 ? blocks : [Header(card.Title)];
    }

    private static JsonObject Header(string title) =>
        new() { ["type"] = "header", ["text"] = SlackText.Plain(title, SlackLimits.HeaderText) };
}
