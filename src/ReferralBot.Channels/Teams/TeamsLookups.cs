using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws the fields whose options are looked up while people type.</summary>
internal static class TeamsLookups
{
    // As many as people read.
    private const int MaxChoices = 20;
    private const int MaxPlaceholder = 200;
    private const int MaxLabel = 200;
    private const int MaxTyped = 120;

    /// <summary>
    /// A search, with choices beside it: where a client has no search, it fails without a word
    /// (github.com/OfficeDev/Microsoft-Teams-Samples/issues/422).
    /// </summary>
    public static TeamsInput Search(Form form, Question question, string? placeholder)
    {
        var input = Draw(question, placeholder);
        input.Element["choices.data"] = new JsonObject
        {
            ["type"] = "Data.Query",
            ["dataset"] = TeamsFormRenderer.Dataset(form.Id, question.Field.Id),
        };
        return input;
    }

    /// <summary>The choices alone, and a line to type a name into that is not among them.</summary>
    public static TeamsInput Choose(Question question)
    {
        var input = Draw(question, placeholder: null);
        if (input.Element["choices"]!.AsArray().Count == 0)
        {
            return input with { Element = Typed(question.Field.Label, question.Field) };
        }

        // One of the two is enough: the bot looks whether one is filled in.
        input.Element.Remove("isRequired");
        input.Element.Remove("errorMessage");
        return input with
        {
            Beside = Typed(
                $"{question.Field.Label.TrimEnd('?', ':')}: type it if it isn't in the list",
                question.Field
            ),
        };
    }

    private static TeamsInput Draw(Question question, string? placeholder)
    {
        Option[] options = [.. question.Offered.Take(MaxChoices), .. question.Options ?? []];
        var input = TeamsChoices.Draw(question, options, options.Length);
        input.Element["style"] = "filtered";
        input.Element["placeholder"] = TeamsText.Cut(placeholder ?? "Type a name", MaxPlaceholder);
        return input with { LeftOut = 0 };
    }

    private static JsonObject Typed(string label, Field field)
    {
        var input = TeamsInputs.Input("Input.Text", field);
        input["id"] = TeamsFields.Typed(field.Id);
        input["label"] = TeamsText.Cut(label, MaxLabel);
        input["maxLength"] = MaxTyped;
        if (label != field.Label)
        {
            input.Remove("isRequired");
            input.Remove("errorMessage");
        }

        return input;
    }
}
