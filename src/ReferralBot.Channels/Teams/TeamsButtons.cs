using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws buttons, a few to a row.</summary>
internal static class TeamsButtons
{
    // A line holds refs and ids only. One that is longer could not be cut: it would do something else.
    private const int MaxLine = 1_000;
    private const int MaxRows = 4;

    /// <summary>The rows of these buttons, and a line about those that have no room.</summary>
    public static List<JsonNode> Rows(IReadOnlyList<Button> buttons)
    {
        var shown = buttons
            .Where(button => button.Line.Length is > 0 and <= MaxLine)
            .Take(MaxRows * TeamsLimits.RowOfButtons)
            .ToList();
        var rows = shown.Chunk(TeamsLimits.RowOfButtons).Select(Row).ToList();
        if (shown.Count < buttons.Count)
        {
            rows.Add(TeamsDrawing.Small(CardFold.More(buttons.Count - shown.Count)));
        }

        return rows;
    }

    private static JsonNode Row(Button[] buttons) =>
        new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. buttons.Select(DrawButton)]) };

    // Clients that do not know Action.Execute send the same data as a message.
    private static JsonNode DrawButton(Button button)
    {
        var title = TeamsText.Cut(button.Label, TeamsLimits.ButtonText);
        var data = new JsonObject { [TeamsRenderer.LineKey] = button.Line };
        var drawn = new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = TeamsRenderer.PressVerb,
            ["data"] = data,
            ["fallback"] = new JsonObject
            {
                ["type"] = "Action.Submit",
                ["title"] = title,
                ["data"] = data.DeepClone(),
            },
        };
        if (button.Description != button.Label)
        {
            drawn["tooltip"] = TeamsText.Cut(button.Description, TeamsLimits.ButtonText);
        }

        var style = button.Style switch
        {
            ButtonStyle.Plain => null,
            ButtonStyle.Primary => "positive",
            ButtonStyle.Danger => "destructive",
            _ => throw new NotSupportedException($"Teams cannot draw a {button.Style} button."),
        };
        if (style is not null)
        {
            drawn["style"] = style;
        }

        return drawn;
    }
}
