using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Draws forms as Adaptive Cards: for a dialog, or as a message where no dialog can be opened. Fields come back by their ids,
/// beside the form and its state.
/// </summary>
public static class TeamsFormRenderer
{
    /// <summary>Where the data that comes back names the form.</summary>
    public const string FormKey = "~form";

    /// <summary>Where the data that comes back carries the form's state.</summary>
    public const string StateKey = "~state";

    /// <summary>The verb of a form that is a message.</summary>
    public const string SubmitVerb = "submit";

    private const int MaxText = 1_000;
    private const int MaxShownInput = 200;

    // How many choices each menu may show, tried in this order until the card fits.
    private static readonly int[] Choices = [1_000, 500, 300, 200, 150, 100, 75, 50, 25, 10, 3];

    /// <summary>For a dialog (<c>task/fetch</c>), where only Action.Submit works.</summary>
    public static JsonObject Dialog(Form form) => Draw(form, TeamsSurface.Dialog);

    /// <summary>As a message.</summary>
    public static JsonObject Card(Form form) => Draw(form, TeamsSurface.Message);

    /// <summary>The name by which a search says which field of which form it is for.</summary>
    public static string Dataset(string formId, string fieldId) => $"{formId}/{fieldId}";

    /// <summary>For a place. What <see cref="Form.State"/> holds comes back with it.</summary>
    internal static JsonObject Draw(Form form, TeamsSurface surface)
    {
        foreach (var choices in Choices)
        {
            var card = Draw(form, surface, choices);
            if (TeamsLimits.Bytes(card) <= TeamsLimits.CardBytes)
            {
                return card;
            }
        }

        return TeamsShorter.Fit(Draw(form, surface, Choices[^1]));
    }

    private static JsonObject Draw(Form form, TeamsSurface surface, int choices)
    {
        var card = TeamsRenderer.Frame(form.Title, surface);
        var body = card["body"]!.AsArray();
        if (form.Intro is { Length: > 0 } intro)
        {
            body.Add((JsonNode)TeamsText.Block(intro, MaxText));
        }

        foreach (var element in form.Questions.SelectMany(question => Draw(form, question, surface, choices)))
        {
            body.Add(element);
        }

        if (surface.IsDialog)
        {
            card["actions"] = new JsonArray(Submit(form, surface));
        }
        else
        {
            body.Add((JsonNode)Execute(form, surface));
        }

        return TeamsRenderer.Filled(card, form.Title);
    }

    private static IEnumerable<JsonNode> Draw(Form form, Question question, TeamsSurface surface, int choices)
    {
        var input = TeamsInputs.For(form, question, surface, choices);
        yield return input.Element;
        if (input.Beside is { } beside)
        {
            yield return beside;
        }

        if (Hint(question, input.LeftOut) is { Length: > 0 } hint)
        {
            yield return Close(TeamsText.Block(hint, MaxText, ("size", "Small"), ("isSubtle", true)));
        }

        if (Problem(question, input.ShowsInitial) is { } problem)
        {
            yield return Close(TeamsText.Block($"⚠ {problem}", MaxText, ("color", "Attention"), ("weight", "Bolder")));
        }
    }

    // What is said of a field stands nearer to it than to the next one.
    private static JsonObject Close(JsonObject element)
    {
        element["spacing"] = "Small";
        return element;
    }

    private static string Hint(Question question, int leftOut) =>
        string.Join(
            ' ',
            new[]
            {
                question.Field.Hint,
                TeamsInputs.Unit(question.Field.Shape),
                leftOut == 0 ? null : $"… and {leftOut} more: type the command with the one you mean.",
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    // What a control cannot hold, such as letters in a date, is said: nothing that was typed is lost from sight.
    private static string? Problem(Question question, bool showsInitial)
    {
        var typed = Clip.To(string.Join(", ", question.Initial), MaxShownInput);
        return showsInitial || typed.Length == 0
            ? question.Problem
            : $"{question.Problem ?? "This could not be filled in."} You typed “{typed}”.";
    }

    // In an action set: where Action.Execute is not known, its fallback takes its place there.
    private static JsonObject Execute(Form form, TeamsSurface surface)
    {
        var submit = Submit(form, surface);
        var execute = submit.DeepClone().AsObject();
        execute["type"] = "Action.Execute";
        execute["verb"] = SubmitVerb;
        execute["fallback"] = submit;
        return new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(execute) };
    }

    private static JsonObject Submit(Form form, TeamsSurface surface)
    {
        var data = new JsonObject { [FormKey] = form.Id };
        if (form.State is { Length: > 0 } state)
        {
            data[StateKey] = state;
        }

        if (surface.IsAlone)
        {
            data[TeamsRenderer.AloneKey] = "1";
        }

        return new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = TeamsText.Cut(form.SubmitLabel, TeamsLimits.ButtonText),
            ["style"] = "positive",
            ["associatedInputs"] = "auto",
            ["data"] = data,
        };
    }
}
