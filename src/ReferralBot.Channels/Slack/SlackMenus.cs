using System.Text.Json.Nodes;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>Draws the fields that offer something to choose.</summary>
internal static class SlackMenus
{
    // Of a whole view, for one menu of several: about 500 options; nobody scrolls through more.
    private const int MaxSize = SlackLimits.ViewBytes / 4;

    /// <summary>Options as Slack takes them. A value that is too long is left out: cut, it would mean something else.</summary>
    public static IEnumerable<JsonNode> Options(IEnumerable<Option> options) =>
        options
            .Where(option => option.Value.Length is > 0 and <= SlackLimits.OptionValue)
            .DistinctBy(option => option.Value, StringComparer.Ordinal)
            .Select(Option);

    public static SlackInput Menu(string type, string initialKey, Question question, IReadOnlyList<Option> fixedOptions)
    {
        var all = Options(question.Options ?? fixedOptions).ToList();
        var options = Offered(all, question);
        if (options.Length == 0)
        {
            return new SlackInput(null, question.Initial.Count == 0);
        }

        var chosen = Chosen(options, question);
        var element = SlackInputs.Element(type);
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

        return new SlackInput(element, chosen.Length == question.Initial.Count, all.Count - options.Length);
    }

    public static SlackInput Many(Question question, IReadOnlyList<Option> fixedOptions)
    {
        var type =
            (question.Options ?? fixedOptions).Count <= SlackLimits.Checkboxes ? "checkboxes" : "multi_static_select";
        return Menu(type, "initial_options", question, fixedOptions);
    }

    // min_query_length 0 loads the first options when the menu opens; the default is 3 (docs.slack.dev, external_select).
    public static SlackInput Search(Question question, string placeholder)
    {
        var element = SlackInputs.Element("external_select");
        element["min_query_length"] = 0;
        element["placeholder"] = SlackText.Plain(placeholder, SlackLimits.Placeholder);
        var chosen = Chosen([.. Options(question.Options ?? [])], question);
        if (chosen.Length > 0)
        {
            element["initial_option"] = chosen[0];
        }

        return new SlackInput(element, chosen.Length == question.Initial.Count);
    }

    public static SlackInput Check(Question question, string caption)
    {
        var element = SlackInputs.Element("checkboxes");
        var option = new Option(CheckField.Ticked, caption);
        element["options"] = new JsonArray(Option(option));
        var isTicked = question.Initial is [CheckField.Ticked, ..];
        if (isTicked)
        {
            element["initial_options"] = new JsonArray(Option(option));
        }

        return new SlackInput(element, ShowsInitial: true);
    }

    // As many as there is room for, and whatever is chosen.
    private static JsonNode[] Offered(IReadOnlyList<JsonNode> all, Question question)
    {
        var room = MaxSize;
        return [.. all.Where(option => (room -= SlackLimits.WrittenSize(option)) >= 0 || IsChosen(option, question))];
    }

    private static bool IsChosen(JsonNode option, Question question) =>
        question.Initial.Contains(option["value"]!.GetValue<string>(), StringComparer.Ordinal);

    private static JsonNode[] Chosen(JsonNode[] options, Question question) =>
        [.. options.Where(option => IsChosen(option, question)).Select(option => option.DeepClone())];

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
}
