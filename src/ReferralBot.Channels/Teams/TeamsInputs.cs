using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>An input, whether it shows what is filled in, and how many choices it has no room for.</summary>
internal readonly record struct TeamsInput(JsonObject Element, bool ShowsInitial, int LeftOut = 0);

/// <summary>Draws the input of each kind of field.</summary>
internal static class TeamsInputs
{
    private const int MaxLabel = 200;
    private const int MaxChoice = 80;
    private const int MaxInitial = 4_000;

    // Ours: more than these are a menu that people search instead of boxes that they read.
    private const int MaxBoxes = 10;

    public static TeamsInput For(Form form, Question question, int choices) =>
        question.Field.Shape switch
        {
            FieldShape.Text text => Text(question, text.MaxLength, text.Placeholder),
            FieldShape.Long text => Long(question, text.MaxLength),
            FieldShape.Select select => Menu(question, select.Options, choices),
            FieldShape.TypeAhead lookup => Search(form, question, lookup.Placeholder ?? "Type a name"),
            FieldShape.User => Search(form, question, "Type a name"),
            FieldShape.Multi multi => Many(question, multi.Options, choices),
            FieldShape.Date => Date(question),
            FieldShape.Number number => Number(question, number),
            FieldShape.Money => Money(question),
            FieldShape.Check check => Check(question, check.Caption),
            _ => throw new NotSupportedException($"Teams cannot draw {question.Field.Shape.GetType().Name}."),
        };

    /// <summary>What an input cannot say by itself: the unit of a number, the currency of an amount.</summary>
    public static string? Unit(FieldShape shape) =>
        shape switch
        {
            FieldShape.Number number => string.Create(
                CultureInfo.InvariantCulture,
                $"{number.Min:N0} to {number.Max:N0}{(number.Unit is null ? "" : $" {number.Unit}")}."
            ),
            FieldShape.Money money => $"In {money.Currency}.",
            _ => null,
        };

    private static TeamsInput Text(Question question, int maxLength, string? placeholder)
    {
        var input = Input("Input.Text", question.Field);
        var initial = Clip.To(TypedText.Drawn(Initial(question)), MaxInitial);
        input["maxLength"] = Math.Max(maxLength, initial.Length);
        if (placeholder is not null)
        {
            input["placeholder"] = TeamsText.Cut(placeholder, MaxLabel);
        }

        return Filled(input, question, initial.Length > 0 ? initial : null);
    }

    private static TeamsInput Long(Question question, int maxLength)
    {
        var input = Text(question, maxLength, placeholder: null);
        input.Element["isMultiline"] = true;
        return input;
    }

    private static TeamsInput Menu(Question question, IReadOnlyList<Option> fixedOptions, int max)
    {
        var input = Choices(question, question.Options ?? fixedOptions, max);
        input.Element["style"] = input.Element["choices"]!.AsArray().Count > MaxBoxes ? "filtered" : "compact";
        return input;
    }

    private static TeamsInput Many(Question question, IReadOnlyList<Option> fixedOptions, int max)
    {
        var input = Choices(question, question.Options ?? fixedOptions, max);
        input.Element["isMultiSelect"] = true;
        input.Element["style"] = input.Element["choices"]!.AsArray().Count > MaxBoxes ? "compact" : "expanded";
        return input;
    }

    // Static choices stand beside the search: where a client has no search, it fails without a word
    // (github.com/OfficeDev/Microsoft-Teams-Samples/issues/422).
    private static TeamsInput Search(Form form, Question question, string placeholder)
    {
        var input = Choices(question, question.Options ?? [], MaxBoxes * 2);
        input.Element["style"] = "filtered";
        input.Element["placeholder"] = TeamsText.Cut(placeholder, MaxLabel);
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
        var input = Input("Input.ChoiceSet", question.Field);
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

    private static TeamsInput Date(Question question)
    {
        var initial = Initial(question);
        var isDay = DateOnly.TryParseExact(
            initial,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );
        return Filled(Input("Input.Date", question.Field), question, isDay ? initial : null);
    }

    private static TeamsInput Number(Question question, FieldShape.Number number)
    {
        var input = Input("Input.Number", question.Field);
        input["min"] = number.Min;
        input["max"] = number.Max;
        var isNumber = int.TryParse(
            Initial(question),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var initial
        );
        return Filled(input, question, isNumber ? JsonValue.Create(initial) : null);
    }

    private static TeamsInput Money(Question question)
    {
        var input = Input("Input.Number", question.Field);
        input["min"] = 0;
        var isAmount = decimal.TryParse(
            Initial(question),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var initial
        );
        return Filled(input, question, isAmount ? JsonValue.Create(initial) : null);
    }

    private static TeamsInput Check(Question question, string caption)
    {
        var input = Input("Input.Toggle", question.Field);
        input["title"] = TeamsText.Escape(caption, MaxLabel);
        input["valueOn"] = CheckField.Ticked;
        input["valueOff"] = "";
        input["value"] = Initial(question) == CheckField.Ticked ? CheckField.Ticked : "";
        return new TeamsInput(input, ShowsInitial: true);
    }

    private static JsonObject Input(string type, Field field)
    {
        var input = new JsonObject
        {
            ["type"] = type,
            ["id"] = field.Id,
            ["label"] = TeamsText.Cut(field.Label, MaxLabel),
        };
        if (field.Required)
        {
            input["isRequired"] = true;
            input["errorMessage"] = TeamsText.Cut(field.Missing, MaxLabel);
        }

        return input;
    }

    private static TeamsInput Filled(JsonObject input, Question question, JsonNode? value)
    {
        if (value is null)
        {
            return new TeamsInput(input, Initial(question).Length == 0);
        }

        input["value"] = value;
        return new TeamsInput(input, ShowsInitial: true);
    }

    private static string Initial(Question question) => question.Initial.Count == 0 ? "" : question.Initial[0];
}
