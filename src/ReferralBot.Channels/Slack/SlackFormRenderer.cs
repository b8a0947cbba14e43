using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Draws forms as modals. A field is an input block that is named by <see cref="SlackBlockIds"/>; its answer comes back as
/// <c>state.values[block id][<see cref="AnswerId"/>]</c>.
/// </summary>
public static class SlackFormRenderer
{
    /// <summary>The action id of every input.</summary>
    public const string AnswerId = "answer";

    private const int MaxShownInput = 200;

    // Ours: it stands in one line or two below an input.
    private const int MaxError = 500;

    /// <summary>
    /// The modal of a form: <c>callback_id</c> is the form, <c>private_metadata</c> the id under which its state is kept. The
    /// state itself never travels: a person's program shows all of a view.
    /// </summary>
    public static JsonObject Modal(Form form, string openFormId) =>
        new()
        {
            ["type"] = "modal",
            ["callback_id"] = form.Id,
            ["private_metadata"] = openFormId,
            ["title"] = SlackText.Plain(form.Title, SlackLimits.ModalTitle),
            ["submit"] = SlackText.Plain(form.SubmitLabel, SlackLimits.ModalTitle),
            ["close"] = SlackText.Plain("Cancel", SlackLimits.ModalTitle),
            ["blocks"] = Blocks(form, openFormId),
        };

    /// <summary>
    /// The problems to show at the inputs of a view that is still open; <see langword="null"/> when one of them has no input there.
    /// </summary>
    public static JsonObject? Errors(IReadOnlyDictionary<string, string> problems, IReadOnlyList<string> blockIds)
    {
        var blocks = blockIds
            .DistinctBy(SlackBlockIds.FieldId, StringComparer.Ordinal)
            .ToDictionary(SlackBlockIds.FieldId, StringComparer.Ordinal);
        return problems.Count > 0 && problems.Keys.All(blocks.ContainsKey)
            ? new JsonObject(
                problems.Select(problem =>
                    KeyValuePair.Create(blocks[problem.Key], (JsonNode?)SlackText.Cut(problem.Value, MaxError))
                )
            )
            : null;
    }

    /// <summary>The answer to a search in a field. Options are cut to what Slack takes.</summary>
    public static JsonObject Options(IReadOnlyList<Option> options) =>
        new() { ["options"] = new JsonArray([.. SlackMenus.Options(options).Take(SlackLimits.Options)]) };

    private static JsonArray Blocks(Form form, string openFormId)
    {
        var head = new List<JsonNode>();
        if (SlackText.Length(form.Title) > SlackLimits.ModalTitle)
        {
            head.Add(Section(form.Title));
        }

        if (form.Intro is { Length: > 0 } intro)
        {
            head.Add(Section(intro));
        }

        var parts = form.Questions.Select(question => SlackSurface.View.Part(Draw(question, openFormId), 0)).ToList();
        if (parts.Count == 0 && head.Count == 0)
        {
            head.Add(Section("There is nothing to fill in."));
        }

        return [.. head, .. CardFold.Fit(parts, SlackSurface.View.RoomBeside(head), Section)];
    }

    private static List<JsonNode> Draw(Question question, string openFormId)
    {
        var input = SlackInputs.For(question);
        var drawn = new List<JsonNode>();
        if (input.Element is null)
        {
            drawn.Add(Section($"{question.Field.Label}\nThere is nothing to choose from yet."));
        }
        else
        {
            drawn.Add(Input(question.Field, input.Element, SlackBlockIds.For(question.Field.Id, openFormId)));
        }

        if (input.LeftOut > 0)
        {
            drawn.Add(SlackDrawing.Context($"{CardFold.More(input.LeftOut)}: type the command with the one you mean."));
        }

        if (Problem(question, input.ShowsInitial) is { } problem)
        {
            drawn.Add(SlackDrawing.Context($"⚠ {problem}"));
        }

        return drawn;
    }

    // What a platform's control cannot hold, such as letters in a date, is said: nothing that was typed is lost from sight.
    private static string? Problem(Question question, bool showsInitial)
    {
        var typed = Clip.To(string.Join(", ", question.Initial), MaxShownInput);
        return showsInitial || typed.Length == 0
            ? question.Problem
            : $"{question.Problem ?? "This could not be filled in."} You typed “{typed}”.";
    }

    private static JsonObject Input(Field field, JsonObject element, string blockId)
    {
        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = blockId,
            ["optional"] = !field.Required,
            ["label"] = SlackText.Plain(field.Label, SlackLimits.InputLabel),
            ["element"] = element,
        };
        if (Hint(field) is { Length: > 0 } hint)
        {
            input["hint"] = SlackText.Plain(hint, SlackLimits.InputLabel);
        }

        return input;
    }

    private static string Hint(Field field) =>
        string.Join(
            ' ',
            new[]
            {
                field.Hint,
                field.Shape switch
                {
                    FieldShape.Number number => string.Create(
                        CultureInfo.InvariantCulture,
                        $"{number.Min:N0} to {number.Max:N0}{(number.Unit is null ? "" : $" {number.Unit}")}."
                    ),
                    FieldShape.Money money => $"In {money.Currency}.",
                    FieldShape.Check check when check.Caption.Length > SlackLimits.OptionText => check.Caption,
                    _ => null,
                },
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    private static JsonNode Section(string text) =>
        new JsonObject { ["type"] = "section", ["text"] = SlackText.Plain(text, SlackLimits.Text) };
}
