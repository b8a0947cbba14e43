using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>Which property of which thing may be how long, and which must be there.</summary>
internal static class SlackLengths
{
    /// <summary>What has a length: a text, a text object or a list, by the type of the thing it belongs to. None may be empty.</summary>
    public static readonly FrozenDictionary<(string Type, string Property), int> Most = new Dictionary<
        (string Type, string Property),
        int
    >
    {
        [("message", "text")] = SlackLimits.MessageText,
        [("message", "blocks")] = SlackLimits.MessageBlocks,
        [("home", "blocks")] = SlackLimits.ViewBlocks,
        [("modal", "blocks")] = SlackLimits.ViewBlocks,
        [("modal", "title")] = SlackLimits.ModalTitle,
        [("modal", "submit")] = SlackLimits.ModalTitle,
        [("modal", "close")] = SlackLimits.ModalTitle,
        [("modal", "callback_id")] = SlackLimits.CallbackId,
        [("modal", "private_metadata")] = SlackLimits.PrivateMetadata,
        [("plain_text", "text")] = SlackLimits.Text,
        [("mrkdwn", "text")] = SlackLimits.Text,
        [("header", "text")] = SlackLimits.HeaderText,
        [("section", "text")] = SlackLimits.Text,
        [("section", "fields")] = SlackLimits.SectionFields,
        [("context", "elements")] = SlackLimits.ContextElements,
        [("actions", "elements")] = SlackLimits.ActionsElements,
        [("rich_text", "elements")] = int.MaxValue,
        [("rich_text_section", "elements")] = int.MaxValue,
        [("rich_text_preformatted", "elements")] = int.MaxValue,
        [("text", "text")] = int.MaxValue,
        [("raw_text", "text")] = int.MaxValue,
        [("input", "label")] = SlackLimits.InputLabel,
        [("input", "hint")] = SlackLimits.InputLabel,
        [("button", "text")] = SlackLimits.ButtonText,
        [("button", "value")] = SlackLimits.ButtonValue,
        [("button", "accessibility_label")] = SlackLimits.ButtonAccessibilityLabel,
        [("options", "options")] = SlackLimits.Options,
        [("static_select", "options")] = SlackLimits.Options,
        [("static_select", "option_groups")] = SlackLimits.Options,
        [("multi_static_select", "options")] = SlackLimits.Options,
        [("multi_static_select", "option_groups")] = SlackLimits.Options,
        [("external_select", "placeholder")] = SlackLimits.Placeholder,
        [("plain_text_input", "placeholder")] = SlackLimits.Placeholder,
        [("plain_text_input", "initial_value")] = SlackLimits.InputText,
        [("checkboxes", "options")] = SlackLimits.Checkboxes,
        [("checkboxes", "initial_options")] = SlackLimits.Checkboxes,
        [("option", "text")] = SlackLimits.OptionText,
        [("option", "value")] = SlackLimits.OptionValue,
        [("group", "label")] = SlackLimits.OptionText,
        [("group", "options")] = SlackLimits.Options,
        [("table", "rows")] = SlackLimits.TableRows,
        [("table", "column_settings")] = SlackLimits.TableColumns,
        [("data_visualization", "title")] = SlackLimits.ChartTitle,
        [("bar", "series")] = SlackLimits.ChartSeries,
        [("line", "series")] = SlackLimits.ChartSeries,
        [("series", "name")] = SlackLimits.ChartLabel,
        [("series", "data")] = SlackLimits.ChartPoints,
    }.ToFrozenDictionary();

    /// <summary>What each thing must have (@slack/types 3.2.0).</summary>
    public static readonly FrozenDictionary<string, string[]> Needed = new Dictionary<string, string[]>(
        StringComparer.Ordinal
    )
    {
        ["message"] = ["text"],
        ["home"] = ["blocks"],
        ["modal"] = ["title", "blocks"],
        ["plain_text"] = ["text"],
        ["mrkdwn"] = ["text"],
        ["header"] = ["text"],
        ["context"] = ["elements"],
        ["actions"] = ["elements"],
        ["rich_text"] = ["elements"],
        ["input"] = ["label", "element", "block_id"],
        ["button"] = ["text", "action_id"],
        ["table"] = ["rows"],
        ["data_visualization"] = ["title", "chart"],
        ["number_input"] = ["is_decimal_allowed"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The types that our renderers draw.</summary>
    public static readonly FrozenSet<string> Known =
    [
        .. Most.Keys.Select(key => key.Type),
        .. Needed.Keys,
        "ack",
        "divider",
        "datepicker",
    ];

    // What comes back as it was sent, and what is escaped already, is counted as it stands.
    private static readonly FrozenSet<(string Type, string Property)> AsItStands =
    [
        ("message", "text"),
        ("mrkdwn", "text"),
        ("modal", "callback_id"),
        ("modal", "private_metadata"),
        ("button", "value"),
        ("option", "value"),
        ("plain_text_input", "initial_value"),
    ];

    /// <summary>Whether a text is counted letter by letter; else its signs count as they are escaped.</summary>
    public static bool IsAsItStands(string type, string property) => AsItStands.Contains((type, property));

    /// <summary>How long a list, a text or a text object is; <see langword="null"/> for anything else.</summary>
    public static int? Of(JsonNode? value, string type, string property) =>
        value switch
        {
            JsonArray items => items.Count,
            JsonObject text when text["text"] is JsonValue => Of(text["text"], TypeOf(text) ?? type, "text"),
            JsonValue text when text.TryGetValue<string>(out var words) => IsAsItStands(type, property)
                ? words.Length
                : SlackText.Length(words),
            _ => null,
        };

    /// <summary>What kind of thing goes out: a message, a view, the options of a search, or the answer to a form.</summary>
    public static string RootType(JsonObject root) =>
        root["type"]?.GetValue<string>()
        ?? (
            root.ContainsKey("response_action") ? "ack"
            : root.ContainsKey("options") ? "options"
            : "message"
        );

    /// <summary>Options, groups and series carry no type.</summary>
    public static string? TypeOf(JsonObject thing) =>
        thing["type"]?.GetValue<string>()
        ?? (
            thing.ContainsKey("text") && thing.ContainsKey("value") ? "option"
            : thing.ContainsKey("label") && thing.ContainsKey("options") ? "group"
            : thing.ContainsKey("name") && thing.ContainsKey("data") ? "series"
            : null
        );
}
