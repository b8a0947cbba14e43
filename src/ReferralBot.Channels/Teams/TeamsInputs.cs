using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>An input, whether it shows what is filled in, and how many choices it has no room for.</summary>
internal readonly record struct TeamsInput(JsonObject Element, bool ShowsInitial, int LeftOut = 0)
{
    /// <summary>Another input below it, for what it can't take.</summary>
    public JsonObject? Beside { get; init; }
}

/// <summary>Draws the input of each kind of field.</summary>
internal static class TeamsInputs
{
    private const int MaxLabel = 200;
    private const int MaxInitial = 4_000;

    public static TeamsInput For(Form form, Question question, TeamsSurface surface, int choices) =>
        question.Field.Shape switch
        {
            FieldShape.Text text => Text(question, text.MaxLength, text.Placeholder),
            FieldShape.Long text => Long(question, text.MaxLength),
            FieldShape.Select select => TeamsChoices.Menu(question, select.Options, choices),
            FieldShape.TypeAhead when !surface.HasSearch => TeamsLookups.Choose(question),
            FieldShape.User when !surface.HasSearch => TeamsLookups.Choose(question),
            FieldShape.TypeAhead lookup => TeamsLookups.Search(form, question, lookup.Placeholder),
            FieldShape.User => TeamsLookups.Search(form, question, placeholder: null),
            FieldShape.Multi multi => TeamsChoices.Many(question, multi.Options, choices),
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

    /// <summary>An input without its value.</summary>
    public static JsonObject Input(string type, Field field)
    {
        var input = new JsonObject
        {
            ["type"] = type,
            ["id"] = field.Id,
            ["label"] = TeamsText.Cut(field.Label, MaxLabel),
            ["spacing"] = "Medium",
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
