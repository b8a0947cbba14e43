using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>An input's element; none where there is nothing to choose from. Whether it shows what is filled in, and what it leaves out.</summary>
internal readonly record struct SlackInput(JsonObject? Element, bool ShowsInitial, int LeftOut = 0);

/// <summary>Draws the element of each kind of field.</summary>
internal static class SlackInputs
{
    public static SlackInput For(Question question) =>
        question.Field.Shape switch
        {
            FieldShape.Text text => TextInput(question, text.MaxLength, text.Placeholder),
            FieldShape.Long text => Long(question, text.MaxLength),
            FieldShape.Select select => SlackMenus.Menu("static_select", "initial_option", question, select.Options),
            FieldShape.TypeAhead lookup => SlackMenus.Search(question, lookup.Placeholder ?? "Type a name"),
            FieldShape.User => SlackMenus.Search(question, "Type a name"),
            FieldShape.Multi multi => SlackMenus.Many(question, multi.Options),
            FieldShape.Date => Date(question),
            FieldShape.Number number => Number(question, number),
            FieldShape.Money => Money(question),
            FieldShape.Check check => SlackMenus.Check(question, check.Caption),
            _ => throw new NotSupportedException($"Slack cannot draw {question.Field.Shape.GetType().Name}."),
        };

    // An initial text that is longer than max_length makes Slack refuse the view: the person must see it to shorten it.
    private static SlackInput TextInput(Question question, int maxLength, string? placeholder)
    {
        var element = Element("plain_text_input");
        var initial = Clip.To(TypedText.Drawn(Initial(question)), SlackLimits.InputText);
        element["max_length"] = Math.Clamp(maxLength, Math.Max(1, initial.Length), SlackLimits.InputText);
        if (placeholder is not null)
        {
            element["placeholder"] = SlackText.Plain(placeholder, SlackLimits.Placeholder);
        }

        return Filled(element, "initial_value", initial.Length > 0 ? initial : null, question);
    }

    private static SlackInput Long(Question question, int maxLength)
    {
        var input = TextInput(question, maxLength, placeholder: null);
        input.Element!["multiline"] = true;
        return input;
    }

    private static SlackInput Date(Question question)
    {
        var initial = Initial(question);
        var isDay = DateOnly.TryParseExact(
            initial,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );
        return Filled(Element("datepicker"), "initial_date", isDay ? initial : null, question);
    }

    private static SlackInput Number(Question question, FieldShape.Number number)
    {
        var element = Element("number_input");
        element["is_decimal_allowed"] = false;
        element["min_value"] = number.Min.ToString(CultureInfo.InvariantCulture);
        element["max_value"] = number.Max.ToString(CultureInfo.InvariantCulture);
        var isNumber = int.TryParse(
            Initial(question),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var initial
        );
        var fits = isNumber && initial >= number.Min && initial <= number.Max;
        return Filled(element, "initial_value", fits ? Initial(question) : null, question);
    }

    private static SlackInput Money(Question question)
    {
        var element = Element("number_input");
        element["is_decimal_allowed"] = true;
        element["min_value"] = "0";
        var isAmount = decimal.TryParse(
            Initial(question),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out _
        );
        return Filled(element, "initial_value", isAmount ? Initial(question) : null, question);
    }

    /// <summary>An element without its value.</summary>
    public static JsonObject Element(string type) =>
        new() { ["type"] = type, ["action_id"] = SlackFormRenderer.AnswerId };

    private static SlackInput Filled(JsonObject element, string key, string? value, Question question)
    {
        if (value is null)
        {
            return new SlackInput(element, Initial(question).Length == 0);
        }

        element[key] = value;
        return new SlackInput(element, ShowsInitial: true);
    }

    private static string Initial(Question question) => question.Initial.Count == 0 ? "" : question.Initial[0];
}
