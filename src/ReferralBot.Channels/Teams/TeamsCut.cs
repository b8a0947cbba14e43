using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Makes of a card that Teams would refuse one that it takes: what is wrong is left out. It is the last resort; the renderers keep
/// the limits by themselves.
/// </summary>
internal static class TeamsCut
{
    private const string Left = "I can't show all of this here. Please type the command again.";

    /// <summary>What is left of a card within the limits; a sentence where that is nothing.</summary>
    public static JsonObject Within(JsonObject card)
    {
        var cut = card.DeepClone().AsObject();
        while (TeamsLimits.Violations(cut) is [var violation, ..])
        {
            if (!Remove(cut, violation.Pointer))
            {
                return Sentence();
            }
        }

        return cut;
    }

    // The innermost item of a list on the way; of the card as a whole its last element.
    private static bool Remove(JsonObject card, string pointer)
    {
        (JsonArray List, int At)? item = null;
        JsonNode? node = card;
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is JsonArray list && int.TryParse(step, CultureInfo.InvariantCulture, out var at))
            {
                item = (list, at);
                node = list[at];
            }
            else
            {
                node = (node as JsonObject)?[step];
            }
        }

        if (item is null && card["body"] is JsonArray { Count: > 0 } body)
        {
            item = (body, body.Count - 1);
        }

        item?.List.RemoveAt(item.Value.At);
        return item is not null;
    }

    private static JsonObject Sentence() =>
        new()
        {
            ["type"] = "AdaptiveCard",
            ["version"] = TeamsLimits.Version,
            ["body"] = new JsonArray(TeamsText.Block(Left, Left.Length)),
        };
}
