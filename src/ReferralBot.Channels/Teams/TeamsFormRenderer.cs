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
    public static JsonObject Dialog(Form form) => Draw(form, Submit(form));

    /// <summary>As a message.</summary>
    public static JsonObject Card(Form form)
    {
        var submit = Submit(form);
        var execute = (JsonObject)submit.DeepClone();
        execute["type"] = "Action.Execute";
        execute["verb"] = SubmitVerb;
        execute["fallback"] = submit;
        return Draw(form, execute);
    }

    /// <summary>The name by which a search says which field of which form it is for.</summary>
    public static string Dataset(string formId, string fieldId) => $"{formId}/{fieldId}";

    private static JsonObject Draw(Form form, JsonObject action)
    {
        foreach (var choices in Choices)
        {
            var card = Draw(form, action, choices);
            if (TeamsLimits.Bytes(card) <= TeamsLimits.CardBytes)
            {
                return card;
            }
        }

        return Draw(form, action, Choices[^1]);
    }

    private static JsonObject Draw(Form form, JsonObject action, int choices)
    {
        var card = TeamsRenderer.Frame(form.Title);
        var body = card["body"]!.AsArray();
        if (form.Intro is { Length: > 0 } intro)
        {
            body.Add((JsonNode)TeamsText.Block(intro, MaxText));
        }

        foreach (var element in form.Questions.SelectMany(question => Draw(form, question, choices)))
        {
            body.Add(element);
        }

        card["actions"] = new JsonArray(action.DeepClone());
        return card;
    }

    private static IEnumerable<JsonNode> Draw(Form form, Question question, int choices)
    {
        var input = TeamsInputs.For(form, question, choices);
        yield return input.Element;
        if (Hint(question, input.LeftOut) is { Length: > 0 } hint)
        {
            yield return TeamsText.Block(hint, MaxText, ("size", "Small"), ("isSubtle", true));
        }

        if (Problem(question, input.ShowsInitial) is { } problem)
        {
            yield return TeamsText.Block($"⚠ {problem}", MaxText, ("color", "Attention"), ("weight", "Bolder"));
        }
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

    private static JsonObject Submit(Form form)
    {
        var data = new JsonObject { [FormKey] = form.Id };
        if (form.State is { Length: > 0 } state)
        {
            data[StateKey] = state;
        }

        return new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = TeamsText.Cut(form.SubmitLabel, TeamsLimits.ButtonText),
            ["style"] = "positive",
            ["data"] = data,
        };
    }
}
