using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Draws forms as modals. A field is an input block with the field's id; its answer comes back as
/// <c>state.values[field id][<see cref="AnswerId"/>]</c>.
/// </summary>
public static class SlackFormRenderer
{
    /// <summary>The action id of every input.</summary>
    public const string AnswerId = "answer";

    private const int MaxShownInput = 200;

    /// <summary>
    /// The modal of a form: <c>callback_id</c> is the form, <c>private_metadata</c> its state. The state is never cut; one that
    /// is too long is found by <see cref="SlackLimits.Check"/>.
    /// </summary>
    public static JsonObject Modal(Form form)
    {
        var modal = new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = form.Id,
            ["title"] = SlackText.Plain(form.Title, SlackLimits.ModalTitle),
            ["submit"] = SlackText.Plain(form.SubmitLabel, SlackLimits.ModalTitle),
            ["close"] = SlackText.Plain("Cancel", SlackLimits.ModalTitle),
            ["blocks"] = Blocks(form),
        };
        if (form.State is { Length: > 0 } state)
        {
            modal["private_metadata"] = state;
        }

        return modal;
    }

    /// <summary>The answer to a search in a field. Options are cut to what Slack takes.</summary>
    public static JsonObject Options(IReadOnlyList<Option> options) =>
        new() { ["options"] = new JsonArray([.. SlackMenus.Options(options).Take(SlackLimits.Options)]) };

    private static JsonArray Blocks(Form form)
    {
        var head = new List<JsonNode>();
        if (form.Title.Length > SlackLimits.ModalTitle)
        {
            head.Add(Section(form.Title));
        }

        if (form.Intro is { Length: > 0 } intro)
        {
            head.Add(Section(intro));
        }

        var parts = form.Questions.Select(question => new DrawnPart<JsonNode>(Draw(question), 0)).ToList();
        if (parts.Count == 0 && head.Count == 0)
        {
            head.Add(Section("There is nothing to fill in."));
        }

        var room = new Room(SlackLimits.ModalBlocks - head.Count, int.MaxValue, 0);
        return [.. head, .. CardFold.Fit(parts, room, Section)];
    }

    private static List<JsonNode> Draw(Question question)
    {
        var input = SlackInputs.For(question);
        var drawn = new List<JsonNode>();
        if (input.Element is null)
        {
            drawn.Add(Section($"{question.Field.Label}\nThere is nothing to choose from yet."));
        }
        else
        {
            drawn.Add(Input(question.Field, input.Element));
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

    private static JsonObject Input(Field field, JsonObject element)
    {
        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Id,
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
