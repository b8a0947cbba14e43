using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads what people put into the inputs of a view. An input that was left empty comes as null, as an empty list, or not at all.</summary>
internal static class SlackViewState
{
    // docs.slack.dev/reference/interaction-payloads/view-interactions-payload: what an element's value is called.
    private static readonly string[] Texts =
    [
        "value",
        "selected_date",
        "selected_time",
        "selected_date_time",
        "selected_user",
        "selected_conversation",
        "selected_channel",
    ];

    private static readonly string[] Lists = ["selected_users", "selected_conversations", "selected_channels"];

    /// <summary>The answers by field.</summary>
    public static RawAnswers Answers(JsonElement view) =>
        new(
            view.At("state")
                .At("values")
                .Fields()
                .Select(block =>
                    KeyValuePair.Create<string, IReadOnlyList<string>>(
                        SlackBlockIds.FieldId(block.Name),
                        [.. block.Value.Fields().SelectMany(element => Values(element.Value))]
                    )
                )
        );

    /// <summary>The names of the blocks that hold inputs.</summary>
    public static IReadOnlyList<string> Inputs(JsonElement view) =>
        [
            .. view.At("blocks")
                .Items()
                .Where(block => block.At("type").Text() == "input")
                .Select(block => block.At("block_id").Text())
                .OfType<string>(),
        ];

    private static IEnumerable<string> Values(JsonElement element) =>
        Texts
            .Select(name => element.At(name).Scalar())
            .Append(element.At("selected_option").At("value").Text())
            .Concat(element.At("selected_options").Items().Select(option => option.At("value").Text()))
            .Concat(Lists.SelectMany(name => element.At(name).Items()).Select(item => item.Text()))
            .Concat(element.At("files").Items().Select(file => file.At("id").Text()))
            .Append(RichText(element.At("rich_text_value")))
            .OfType<string>();

    // Sections become lines; only what can be read is taken from them.
    private static string? RichText(JsonElement block)
    {
        var lines = block.At("elements").Items().Select(Line).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string Line(JsonElement section) =>
        string.Concat(
            section
                .At("elements")
                .Items()
                .Select(part =>
                    part.At("type").Text() switch
                    {
                        "user" => $"@{part.At("user_id").Text()}",
                        "channel" => $"#{part.At("channel_id").Text()}",
                        "emoji" => $":{part.At("name").Text()}:",
                        "link" => part.At("text").Text() ?? part.At("url").Text(),
                        "rich_text_section" => Line(part) + "\n",
                        _ => part.At("text").Text(),
                    }
                )
        );
}
