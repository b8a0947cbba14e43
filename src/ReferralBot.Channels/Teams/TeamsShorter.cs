using System.Text.Json.Nodes;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Shortens the words of a form that is too large whatever is left out of its menus: many signs take six bytes each. What was typed
/// is cut last, as only a text far beyond its field's length gets there.
/// </summary>
internal static class TeamsShorter
{
    private const int MostWords = 500;
    private const int LeastWords = 20;

    private static readonly string[] Words = ["text", "label", "title", "placeholder", "errorMessage"];

    /// <summary>The same form with words that are short enough.</summary>
    public static JsonObject Fit(JsonObject form)
    {
        Shorten(form, Words);
        Shorten(form, [.. Words, "value"]);
        return form;
    }

    private static void Shorten(JsonObject form, string[] keys)
    {
        for (var max = MostWords; max >= LeastWords && TeamsLimits.Bytes(form) > TeamsLimits.CardBytes; max /= 2)
        {
            Walk(form, keys, max);
        }
    }

    private static void Walk(JsonNode? node, string[] keys, int max)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Walk(item, keys, max);
                }

                break;
            case JsonObject thing:
                Cut(thing, keys, max);
                foreach (var (_, value) in thing.Where(pair => pair.Key != "data"))
                {
                    Walk(value, keys, max);
                }

                break;
        }
    }

    // The value of anything but a text is one of those that it can have.
    private static void Cut(JsonObject thing, string[] keys, int max)
    {
        var isText = thing["type"]?.GetValue<string>() == "Input.Text";
        foreach (var key in keys.Where(key => key != "value" || isText))
        {
            if (thing[key] is JsonValue value && value.TryGetValue<string>(out var words) && words.Length > max)
            {
                thing[key] = Clip.To(words, max);
            }
        }
    }
}
