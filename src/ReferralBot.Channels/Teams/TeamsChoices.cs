using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws the fields that offer something to choose.</summary>
internal static class TeamsChoices
{
    private const int MaxChoice = 80;
    private const int MaxPlaceholder = 200;

    // Ours: more than these are a menu that people search instead of boxes that they read.
    private const int MaxBoxes = 10;

    public static TeamsInput Menu(Question question, IReadOnlyList<Option> fixedOptions, int max)
    {
        var input = Choices(question, question.Options ?? fixedOptions, max);
        input.Element["style"] = input.Element["choices"]!.AsArray().Count > MaxBoxes ? "filtered" : "compact";
        return input;
    }

    public static TeamsInput Many(Question question, IReadOnlyList<Option> fixedOptions, int max)
    {
        var input = Choices(question, question.Options ?? fixedOptions, max);
        input.Element["isMultiSelect"] = true;
        input.Element["style"] = input.Element["choices"]!.AsArray().Count > MaxBoxes ? "compact" : "expanded";
        return input;
    }

    // Static choices stand beside the search: where a client has no search, it fails without a word
    // (github.com/OfficeDev/Microsoft-Teams-Samples/issues/422).
    public static TeamsInput Search(Form form, Question question, string placeholder)
    {
        var input = Choices(question, question.Options ?? [], MaxBoxes * 2);
        input.Element["style"] = "filtered";
        input.Element["placeholder"] = TeamsText.Cut(placeholder, MaxPlaceholder);
        input.Element["choices.data"] = new JsonObject
        {
            ["type"] = "Data.Query",
            ["dataset"] = TeamsFormRenderer.Dataset(form.Id, question.Field.Id),
        };
        return input with { LeftOut = 0 };
    }

    private static TeamsInput Choices(Question question, IReadOnlyList<Option> options, int max)
    {
        // A comma would split a value of several; what is chosen is always offered.
        var sendable = options
            .Where(option => option.Value.Length > 0 && !option.Value.Contains(',', StringComparison.Ordinal))
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
