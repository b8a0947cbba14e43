using System.Collections.Frozen;

namespace ReferralBot.Channels.Slack;

/// <summary>Which property of which thing may be how long.</summary>
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
        [("modal", "blocks")] = SlackLimits.ModalBlocks,
        [("modal", "title")] = SlackLimits.ModalTitle,
        [("modal", "submit")] = SlackLimits.ModalTitle,
        [("modal", "close")] = SlackLimits.ModalTitle,
        [("modal", "callback_id")] = SlackLimits.CallbackId,
        [("modal", "private_metadata")] = SlackLimits.PrivateMetadata,
        [("plain_text", "text")] = SlackLimits.Text,
        [("mrkdwn", "text")] = SlackLimits.Text,
        [("header", "text")] = SlackLimits.HeaderText,
        [("section", "text")] = SlackLimits.Text,
        [("context", "elements")] = SlackLimits.ContextElements,
        [("actions", "elements")] = SlackLimits.ActionsElements,
        [("rich_text", "elements")] = int.MaxValue,
        [("rich_text_section", "elements")] = int.MaxValue,
        [("text", "text")] = int.MaxValue,
        [("raw_text", "text")] = int.MaxValue,
        [("input", "label")] = SlackLimits.InputLabel,
        [("input", "hint")] = SlackLimits.InputLabel,
        [("button", "text")] = SlackLimits.ButtonText,
        [("button", "value")] = SlackLimits.ButtonValue,
        [("button", "accessibility_label")] = SlackLimits.ButtonAccessibilityLabel,
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
        [("bar", "series")] = 6,
        [("line", "series")] = 6,
        [("series", "name")] = SlackLimits.ChartLabel,
        [("series", "data")] = SlackLimits.ChartPoints,
    }.ToFrozenDictionary();

    /// <summary>The types that our renderers draw.</summary>
    public static readonly FrozenSet<string> Known =
    [
        .. Most.Keys.Select(key => key.Type),
        "divider",
        "datepicker",
        "number_input",
    ];
}
