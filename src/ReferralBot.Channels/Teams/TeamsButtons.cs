using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws buttons, a few to a row.</summary>
internal static class TeamsButtons
{
    // A line holds refs and ids only. One that is longer could not be cut: it would do something else.
    private const int MaxLine = 1_000;
    private const int MaxRows = 4;

    // Pixels of a phone 390 wide, and about what a button takes there: clients do not wrap a row.
    private const int Width = 360;
    private const int Letter = 8;
    private const int Around = 34;

    /// <summary>The rows of these buttons, and a line about those that have no room.</summary>
    public static List<JsonNode> Rows(IReadOnlyList<Button> buttons, TeamsSurface surface)
    {
        var shown = buttons
            .Where(button => button.Line.Length is > 0 and <= MaxLine)
            .Take(MaxRows * TeamsLimits.RowOfButtons)
            .ToList();
        var rows = Wrapped(shown).Select(JsonNode (row) => Row(row, surface)).ToList();
        if (shown.Count < buttons.Count)
        {
            rows.Add(TeamsDrawing.Small(CardFold.More(buttons.Count - shown.Count)));
        }

        return rows;
    }

    private static List<List<Button>> Wrapped(IEnumerable<Button> buttons)
    {
        var rows = new List<List<Button>>();
        var left = 0;
        foreach (var button in buttons)
        {
            var width = (Math.Min(button.Label.Length, TeamsLimits.ButtonText) * Letter) + Around;
            if (rows.Count == 0 || width > left || rows[^1].Count == TeamsLimits.RowOfButtons)
            {
                rows.Add([]);
                left = Width;
            }

            rows[^1].Add(button);
            left -= width;
        }

        return rows;
    }

    private static JsonObject Row(List<Button> buttons, TeamsSurface surface) =>
        new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray([.. buttons.Select(button => DrawButton(button, surface))]),
        };

    private static JsonObject DrawButton(Button button, TeamsSurface surface)
    {
        var data = Data(button, surface);
        if (surface.IsDialog)
        {
            return Drawn("Action.Submit", button, data);
        }

        if (surface.LeadsToForm(button.Line))
        {
            data["msteams"] = new JsonObject { ["type"] = "task/fetch" };
            return Drawn("Action.Submit", button, data);
        }

        // Clients that do not know Action.Execute send the same data as a message.
        var drawn = Drawn("Action.Execute", button, data);
        drawn["verb"] = TeamsRenderer.PressVerb;
        drawn["fallback"] = Drawn("Action.Submit", button, data.DeepClone().AsObject());
        return drawn;
    }

    private static JsonObject Data(Button button, TeamsSurface surface)
    {
        var data = new JsonObject { [TeamsRenderer.LineKey] = button.Line };
        if (surface.IsAlone)
        {
            data[TeamsRenderer.AloneKey] = "1";
        }

        if (surface.OpenFormId is { } id)
        {
            data[TeamsFormRenderer.StateKey] = id;
        }

        return data;
    }

    private static JsonObject Drawn(string type, Button button, JsonObject data)
    {
        var drawn = new JsonObject
        {
            ["type"] = type,
            ["title"] = TeamsText.Cut(button.Label, TeamsLimits.ButtonText),
            ["data"] = data,
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
