using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws the fields that offer something to choose.</summary>
internal static class TeamsChoices
{
    private const int MaxChoice = 80;

    // Ours: more than these are a menu that people search instead of boxes that they read.
    private const int MaxBoxes = 10;

    public static TeamsInput Menu(Question question, IReadOnlyList<Option> fixedOptions, int max)
    {
        var input = Draw(question, question.Options ?? fixedOptions, max);
        input.Element["style"] = input.Element["choices"]!.AsArray().Count > MaxBoxes ? "filtered" : "compact";
        return input;
    }

    public static TeamsInput Many(Question question, IReadOnlyList<Option> fixedOptions, int max)
    {
        // Several come back in one text with commas between them, so a value can hold none.
        var options = (question.Options ?? fixedOptions).Where(option =>
            !option.Value.Contains(',', StringComparison.Ordinal)
        );
        var input = Draw(question, options, max);
        input.Element["isMultiSelect"] = true;
        input.Element["style"] = input.Element["choices"]!.AsArray().Count > MaxBoxes ? "compact" : "expanded";
        return input;
    }

    /// <summary>An input with the first of these options, and what is chosen of them in any case.</summary>
    public static TeamsInput Draw(Question question, IEnumerable<Option> options, int max)
    {
        var sendable = options
            .Where(option => option.Value.Length > 0)
            .DistinctBy(option => option.Value, StringComparer.Ordinal)
            .ToList();
        var chosen = sendable.Where(option => question.Initial.Contains(option.Value, StringComparer.Ordinal)).ToList();
        var offered = sendable.Take(max).Union(chosen).ToList();
        var input = TeamsInputs.Input("Input.ChoiceSet", question.Field);
        input["choices"] = new JsonArray([
            .. offered.Select(option =>
                (JsonNode)
                    new JsonObject { ["title"] = TeamsText.Cut(option.Label, MaxChoice), ["value"] = option.Value }
            ),
        ]);
        if (chosen.Count > 0)
        {
            input["value"] = string.Join(',', chosen.Select(option => option.Value));
        }

        return new TeamsInput(input, chosen.Count == question.Initial.Count, sendable.Count - offered.Count);
    }
}
