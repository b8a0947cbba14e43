using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Values of inputs as Slack sends them (@slack/bolt 5.1.0, ViewStateValue).</summary>
internal static class FakeAnswers
{
    /// <summary>What an input holds before the person touches it.</summary>
    public static JsonObject Initial(JsonObject element)
    {
        var type = element["type"]!.GetValue<string>();
        var (key, initial) = type switch
        {
            "plain_text_input" or "number_input" or "email_text_input" or "url_text_input" => (
                "value",
                "initial_value"
            ),
            "static_select" or "external_select" or "radio_buttons" => ("selected_option", "initial_option"),
            "multi_static_select" or "multi_external_select" or "checkboxes" => ("selected_options", "initial_options"),
            "datepicker" => ("selected_date", "initial_date"),
            "timepicker" => ("selected_time", "initial_time"),
            "datetimepicker" => ("selected_date_time", "initial_date_time"),
            "users_select" => ("selected_user", "initial_user"),
            "multi_users_select" => ("selected_users", "initial_users"),
            "conversations_select" => ("selected_conversation", "initial_conversation"),
            "multi_conversations_select" => ("selected_conversations", "initial_conversations"),
            "channels_select" => ("selected_channel", "initial_channel"),
            "multi_channels_select" => ("selected_channels", "initial_channels"),
            "rich_text_input" => ("rich_text_value", "initial_value"),
            "file_input" => ("files", "files"),
            _ => throw new InvalidOperationException($"A {type} cannot be filled in."),
        };
        var isMany = key.EndsWith('s');
        return new JsonObject
        {
            ["type"] = type,
            [key] = element[initial]?.DeepClone() ?? (isMany ? new JsonArray() : null),
        };
    }

    /// <summary>A value of this key.</summary>
    public static JsonObject Of(string type, string key, JsonNode? value) => new() { ["type"] = type, [key] = value };
}
