using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws cards as Adaptive Cards, within all limits: what has no room is cut with "…" or counted in a line.</summary>
public static class TeamsRenderer
{
    /// <summary>The verb of a button. Its line is in the data, under <see cref="LineKey"/>.</summary>
    public const string PressVerb = "press";

    /// <summary>Where a button's data carries its line. The tilde keeps it apart from the ids of fields.</summary>
    public const string LineKey = "~line";

    /// <summary>
    /// Where the data says that one person alone sees the message. Nothing private depends on it: who forges it changes how their
    /// own answer comes.
    /// </summary>
    public const string AloneKey = "~alone";

    private const int MaxSpoken = 300;

    // Of the line that is given back. It is halved until the card is small enough.
    private const int MaxTyped = 4_000;

    private const string YouTyped = "You typed this. Copy it to try again:";

    // The envelope of a message and the bytes of the line about the rest.
    private const int Reserve = 500;
    private const int MoreSize = 200;

    /// <summary>The content of a card attachment, for a message.</summary>
    public static JsonObject Card(Card card) => Card(card, TeamsSurface.Message);

    /// <summary>The content of a card attachment.</summary>
    internal static JsonObject Card(Card card, TeamsSurface surface)
    {
        var drawn = Said(Frame(card.Title, surface), card.Summary);
        var parts = card.Blocks.SelectMany(block => TeamsDrawing.Draw(block, surface)).ToList();
        var room = new Room(int.MaxValue, TeamsLimits.CardBytes - Reserve - TeamsLimits.Bytes(drawn), MoreSize);
        var body = drawn["body"]!.AsArray();
        foreach (var element in CardFold.Fit(parts, room, more => TeamsDrawing.Small(more)))
        {
            body.Add(element);
        }

        return Filled(drawn, card.Title);
    }

    /// <summary>The card that says what was not done, with what was typed to be copied.</summary>
    internal static JsonObject Problem(Reply.Failed failed, TeamsSurface surface)
    {
        var length = MaxTyped;
        var drawn = Problem(failed, surface, length);
        while (TeamsLimits.Bytes(drawn) > TeamsLimits.CardBytes - Reserve && length > 1)
        {
            length /= 2;
            drawn = Problem(failed, surface, length);
        }

        return drawn;
    }

    /// <summary>A card with nothing but its title; with nothing at all where a dialog's frame shows it.</summary>
    internal static JsonObject Frame(string title, TeamsSurface surface) =>
        new()
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = TeamsLimits.Version,
            ["msteams"] = new JsonObject { ["width"] = "full" },
            ["body"] = surface.IsDialog && !TeamsDialogs.IsCut(title) ? [] : new JsonArray(Heading(title)),
        };

    /// <summary>The same card, which is never empty.</summary>
    internal static JsonObject Filled(JsonObject card, string title)
    {
        if (card["body"]!.AsArray() is { Count: 0 } body)
        {
            body.Add((JsonNode)Heading(title));
        }

        return card;
    }

    /// <summary>The same card with the sentence that is heard, and read where a card can't be shown.</summary>
    internal static JsonObject Said(JsonObject card, string summary)
    {
        card["speak"] = TeamsText.Spoken(summary, MaxSpoken);
        card["fallbackText"] = TeamsText.Escape(summary, MaxSpoken);
        return card;
    }

    private static JsonObject Problem(Reply.Failed failed, TeamsSurface surface, int length)
    {
        var drawn = Said(Frame(TeamsDialogs.ProblemTitle, surface), failed.Message);
        JsonNode[] typed = string.IsNullOrWhiteSpace(failed.Typed)
            ? []
            : [TeamsDrawing.Small(YouTyped), TeamsText.Block(failed.Typed, length, ("fontType", "Monospace"))];
        drawn["body"] = new JsonArray([
            TeamsText.Rich(failed.Message, TeamsLimits.Paragraph),
            .. TeamsButtons.Rows(failed.Buttons, surface),
            .. typed,
        ]);
        return drawn;
    }

    private static JsonObject Heading(string title) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = TeamsText.Escape(title, TeamsLimits.Title),
            ["style"] = "heading",
            ["size"] = "Large",
            ["weight"] = "Bolder",
            ["wrap"] = true,
        };
}
