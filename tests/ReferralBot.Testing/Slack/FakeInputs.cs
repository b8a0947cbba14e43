using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Whether a form may be sent.</summary>
internal enum FakeCompleteness
{
    Complete,
    Incomplete,
}

/// <summary>Fills inputs in as Slack's program lets people do it.</summary>
internal sealed class FakeInputs(FakeWorld world)
{
    public static (JsonObject Block, JsonObject Element) Find(FakeView view, string field)
    {
        var inputs = FakeControls.Inputs(view.Blocks).ToList();
        var found = inputs.Find(input => IsNamed(input.Block["block_id"]!.GetValue<string>(), field));
        found = found.Block is null ? inputs.Find(input => LabelOf(input.Block) == field) : found;
        return found.Block is not null
            ? found
            : throw new InvalidOperationException(
                $"“{view.Title}” asks no “{field}”, only: {string.Join(", ", view.Fields)}."
            );
    }

    // A form that is drawn again has other block ids, so that what is filled in shows; an app puts a mark behind a name for it.
    private static bool IsNamed(string blockId, string field) =>
        blockId.StartsWith(field, StringComparison.Ordinal)
        && (blockId.Length == field.Length || !char.IsLetterOrDigit(blockId[field.Length]));

    public static bool AsksTheApp(JsonObject element) => Type(element) is "external_select" or "multi_external_select";

    public static JsonObject State(FakeView view, (JsonObject Block, JsonObject Element) input) =>
        view.State[Key(input)];

    /// <summary>The choices of a menu, in groups or not.</summary>
    public static IReadOnlyList<JsonObject> Options(JsonNode element) =>
        [
            .. (element["options"] as JsonArray ?? []).OfType<JsonObject>(),
            .. (element["option_groups"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .SelectMany(group => group["options"]!.AsArray().OfType<JsonObject>()),
        ];

    public static string Label(JsonObject option) => option["text"]?["text"]?.GetValue<string>() ?? "";

    /// <summary>What the program looks at before it sends a form; it says so at the inputs.</summary>
    public static FakeCompleteness Complete(FakeView view)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in FakeControls.Inputs(view.Blocks))
        {
            if (Fault(input.Block, input.Element, State(view, input)) is { } fault)
            {
                errors[input.Block["block_id"]!.GetValue<string>()] = fault;
            }
        }

        view.Errors = errors;
        return errors.Count == 0 ? FakeCompleteness.Complete : FakeCompleteness.Incomplete;
    }

    /// <summary>Puts texts, a choice or choices in; no text empties it.</summary>
    public JsonObject Put(
        FakeView view,
        (JsonObject Block, JsonObject Element) input,
        IReadOnlyList<string> texts,
        IReadOnlyList<JsonObject> options
    )
    {
        var type = Type(input.Element);
        var text = texts[0].Length == 0 ? null : texts[0];
        var value = type switch
        {
            "plain_text_input" or "number_input" or "email_text_input" or "url_text_input" => FakeAnswers.Of(
                type,
                "value",
                text
            ),
            "datepicker" => FakeAnswers.Of(type, "selected_date", text is null ? null : Day(text)),
            "timepicker" => FakeAnswers.Of(type, "selected_time", text),
            "static_select" or "external_select" or "radio_buttons" => FakeAnswers.Of(
                type,
                "selected_option",
                text is null ? null : Pick(options, text)
            ),
            "multi_static_select" or "multi_external_select" or "checkboxes" => FakeAnswers.Of(
                type,
                "selected_options",
                new JsonArray([.. texts.Where(one => one.Length > 0).Select(one => (JsonNode)Pick(options, one))])
            ),
            "users_select" => FakeAnswers.Of(
                type,
                "selected_user",
                text is null ? null : world.Users.Find(user => user.Name == text)!.Id
            ),
            "conversations_select" => FakeAnswers.Of(
                type,
                "selected_conversation",
                text is null ? null : world.Channels.Find(channel => channel.Name == text)!.Id
            ),
            _ => throw new NotSupportedException($"The person cannot fill in a {type}."),
        };
        view.State[Key(input)] = value;
        return value;
    }

    private static string Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new InvalidOperationException($"A calendar has no day “{text}”.");

    private static JsonObject Pick(IReadOnlyList<JsonObject> options, string label)
    {
        var option = options.FirstOrDefault(one => Label(one) == label);
        return (JsonObject?)option?.DeepClone()
            ?? throw new InvalidOperationException(
                $"“{label}” is not offered, only: {string.Join(", ", options.Select(Label))}."
            );
    }

    private static string? Fault(JsonObject block, JsonObject element, JsonObject state)
    {
        var isOptional = block["optional"]?.GetValue<bool>() is true;
        var value = state.First(pair => pair.Key != "type").Value;
        if (value is null or JsonArray { Count: 0 })
        {
            return isOptional ? null : FakeOutcome.Required;
        }

        return Type(element) switch
        {
            "plain_text_input" => Length(element, value.GetValue<string>().Length),
            "number_input" => Number(element, value.GetValue<string>()),
            _ => null,
        };
    }

    private static string? Length(JsonObject element, int length) =>
        length > (element["max_length"]?.GetValue<int>() ?? 3_000) ? "Enter fewer characters."
        : length < (element["min_length"]?.GetValue<int>() ?? 0) ? "Enter more characters."
        : null;

    private static string? Number(JsonObject element, string text)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number))
        {
            return "Enter a number.";
        }

        var takesPart = element["is_decimal_allowed"]!.GetValue<bool>() || decimal.IsInteger(number);
        return
            takesPart
            && number >= (Bound(element, "min_value") ?? number)
            && number <= (Bound(element, "max_value") ?? number)
            ? null
            : "Enter a number within the bounds.";
    }

    private static decimal? Bound(JsonObject element, string key) =>
        element[key] is { } bound ? decimal.Parse(bound.GetValue<string>(), CultureInfo.InvariantCulture) : null;

    private static (string Block, string Action) Key((JsonObject Block, JsonObject Element) input) =>
        (input.Block["block_id"]!.GetValue<string>(), input.Element["action_id"]!.GetValue<string>());

    private static string LabelOf(JsonObject block) => block["label"]?["text"]?.GetValue<string>() ?? "";

    private static string Type(JsonObject element) => element["type"]!.GetValue<string>();
}
