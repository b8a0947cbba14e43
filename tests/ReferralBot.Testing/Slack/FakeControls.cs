using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Finds what can be pressed and filled in.</summary>
internal static class FakeControls
{
    /// <summary>Every button, with the block it stands in.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element)> Buttons(JsonArray blocks) =>
        from block in blocks.OfType<JsonObject>()
        from element in Elements(block)
        where element["type"]?.GetValue<string>() == "button"
        select (block, element);

    /// <summary>The words on a button.</summary>
    public static string Label((JsonObject Block, JsonObject Element) button) =>
        button.Element["text"]?["text"]?.GetValue<string>() ?? "";

    /// <summary>Every input block, with its element.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element)> Inputs(JsonArray blocks) =>
        from block in blocks.OfType<JsonObject>()
        where block["type"]?.GetValue<string>() == "input"
        let element = block["element"] as JsonObject
        where element is not null
        select (block, element);

    /// <summary>Gives blocks and elements without a name the names that Slack makes up.</summary>
    public static JsonArray Named(JsonArray blocks, FakeIds ids)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            block["block_id"] ??= ids.Next("b");
            foreach (var element in Elements(block).Where(IsInteractive))
            {
                element["action_id"] ??= ids.Next("a");
            }
        }

        return blocks;
    }

    private static IEnumerable<JsonObject> Elements(JsonObject block) =>
        (block["elements"] as JsonArray ?? []).Append(block["accessory"]).Append(block["element"]).OfType<JsonObject>();

    private static bool IsInteractive(JsonObject element) =>
        element["type"]?.GetValue<string>()
            is not (
                null
                or "mrkdwn"
                or "plain_text"
                or "image"
                or "rich_text_section"
                or "rich_text_list"
                or "rich_text_quote"
                or "rich_text_preformatted"
            );
}
