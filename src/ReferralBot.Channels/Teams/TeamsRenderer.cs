using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws cards as Adaptive Cards, within all limits: what has no room is cut with "…" or counted in a line.</summary>
public static class TeamsRenderer
{
    /// <summary>The verb of a button. Its line is in the data, under <see cref="LineKey"/>.</summary>
    public const string PressVerb = "press";

    /// <summary>Where a button's data carries its line. The tilde keeps it apart from the ids of fields.</summary>
    public const string LineKey = "~line";

    private const int MaxSpoken = 300;

    // The envelope of a message and the bytes of the line about the rest.
    private const int Reserve = 500;
    private const int MoreSize = 200;

    /// <summary>The content of a card attachment.</summary>
    public static JsonObject Card(Card card)
    {
        var drawn = Frame(card.Title);
        drawn["speak"] = TeamsText.Spoken(card.Summary, MaxSpoken);
        drawn["fallbackText"] = TeamsText.Escape(card.Summary, MaxSpoken);
        var parts = card.Blocks.SelectMany(TeamsDrawing.Draw).ToList();
        var room = new Room(int.MaxValue, TeamsLimits.CardBytes - Reserve - TeamsLimits.Bytes(drawn), MoreSize);
        var body = drawn["body"]!.AsArray();
        foreach (var element in CardFold.Fit(parts, room, more => TeamsDrawing.Small(more)))
        {
            body.Add(element);
        }

        return drawn;
    }

    /// <summary>A card with nothing but its title.</summary>
    internal static JsonObject Frame(string title) =>
        new()
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = TeamsLimits.Version,
            ["msteams"] = new JsonObject { ["width"] = "full" },
            ["body"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "TextBlock",
                    ["text"] = TeamsText.Escape(title, TeamsLimits.Title),
                    ["style"] = "heading",
                    ["size"] = "Large",
                    ["weight"] = "Bolder",
                    ["wrap"] = true,
                }
            ),
        };
}
