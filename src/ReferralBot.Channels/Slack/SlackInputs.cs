using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>An input's element; none where there is nothing to choose from. And whether it shows what is filled in.</summary>
internal readonly record struct SlackInput(JsonObject? Element, bool ShowsInitial);

/// <summary>Draws the element of each kind of field.</summary>
internal static class SlackInputs
{
    // 1,000 options of 75 characters stay within SlackLimits.ViewBytes; nobody scrolls through more.
    private const int MaxOptions = 1_000;

    public static SlackInput For(Question question) =>
        question.Field.Shape switch
        {
            FieldShape.Text text => TextInput(question, text.MaxLength, text.Placeholder),
            FieldShape.Long text => Long(question, text.MaxLength),
            FieldShape.Select select => Menu("static_select", "initial_option", question, select.Options),
            FieldShape.TypeAhead lookup => Search(question, lookup.Placeholder ?? "Type a name"),
            FieldShape.User => Search(question, "Type a name"),
            FieldShape.Multi multi => Many(question, multi.Options),
            FieldShape.Date => Date(question),
            FieldShape.Number number => Number(question, number),
            FieldShape.Money => Money(question),
            FieldShape.Check check => Check(question, check.Caption),
            _ => throw new NotSupportedException($"Slack cannot draw {question.Field.Shape.GetType().Name}."),
        };

    /// <summary>Options as Slack takes them. A value that is too long is left out: cut, it would mean something else.</summary>
    public static IEnumerable<JsonNode> Options(IEnumerable<Option> options) =>
        options
            .Where(option => option.Value.Length is > 0 and <= SlackLimits.OptionValue)
            .DistinctBy(option => option.Value, StringComparer.Ordinal)
            .Select(Option);

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

    private static SlackInput Menu(
        string type,
        string initialKey,
        Question question,
        IReadOnlyList<Option> fixedOptions
    )
    {
        var options = Options(question.Options ?? fixedOptions).Take(MaxOptions).ToArray();
        if (options.Length == 0)
        {
            return new SlackInput(null, question.Initial.Count == 0);
        }

        var chosen = Chosen(options, question);
        var element = Element(type);
        if (options.Length <= SlackLimits.Options)
        {
            element["options"] = new JsonArray(options);
        }
        else
        {
            element["option_groups"] = new JsonArray([.. options.Chunk(SlackLimits.Options).Select(Group)]);
        }

        if (chosen.Length > 0)
        {
            element[initialKey] = initialKey == "initial_option" ? chosen[0] : new JsonArray(chosen);
        }

        return new SlackInput(element, chosen.Length == question.Initial.Count);
    }

    private static SlackInput Many(Question question, IReadOnlyList<Option> fixedOptions)
    {
        var type =
            (question.Options ?? fixedOptions).Count <= SlackLimits.Checkboxes ? "checkboxes" : "multi_static_select";
        return Menu(type, "initial_options", question, fixedOptions);
    }

    // min_query_length 0 loads the first options when the menu opens; the default is 3 (docs.slack.dev, external_select).
    private static SlackInput Search(Question question, string placeholder)
    {
        var element = Element("external_select");
        element["min_query_length"] = 0;
        element["placeholder"] = SlackText.Plain(placeholder, SlackLimits.Placeholder);
        var chosen = Chosen([.. Options(question.Options ?? [])], question);
        if (chosen.Length > 0)
        {
            element["initial_option"] = chosen[0];
        }

        return new SlackInput(element, chosen.Length == question.Initial.Count);
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

    private static SlackInput Check(Question question, string caption)
    {
        var element = Element("checkboxes");
        var option = new Option(CheckField.Ticked, caption);
        element["options"] = new JsonArray(Option(option));
        var isTicked = Initial(question) == CheckField.Ticked;
        if (isTicked)
        {
            element["initial_options"] = new JsonArray(Option(option));
        }

        return new SlackInput(element, ShowsInitial: true);
    }

    private static JsonNode[] Chosen(JsonNode[] options, Question question) =>
        [
            .. options
                .Where(option => question.Initial.Contains(option["value"]!.GetValue<string>(), StringComparer.Ordinal))
                .Select(option => option.DeepClone()),
        ];

    private static JsonNode Option(Option option) =>
        new JsonObject { ["text"] = SlackText.Plain(option.Label, SlackLimits.OptionText), ["value"] = option.Value };

    // A long menu is cut into groups that say where they begin and end.
    private static JsonNode Group(JsonNode[] options)
    {
        const int half = (SlackLimits.OptionText / 2) - 2;
        var first = Clip.To(options[0]["text"]!["text"]!.GetValue<string>(), half);
        var last = Clip.To(options[^1]["text"]!["text"]!.GetValue<string>(), half);
        return new JsonObject
        {
            ["label"] = SlackText.Plain($"{first} – {last}", SlackLimits.OptionText),
            ["options"] = new JsonArray(options),
        };
    }

    private static JsonObject Element(string type) =>
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
