using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests;

/// <summary>Looks through drawn JSON. Values are compared, never JSON text: the encoder writes '&lt;' as \u003C.</summary>
internal static class Json
{
    /// <summary>All objects, from the outside in.</summary>
    public static IEnumerable<JsonObject> Things(JsonNode? node) =>
        node switch
        {
            JsonObject thing => thing.SelectMany(pair => Things(pair.Value)).Prepend(thing),
            JsonArray items => items.SelectMany(Things),
            _ => [],
        };

    /// <summary>All texts, wherever they stand.</summary>
    public static IEnumerable<string> Strings(JsonNode? node) =>
        node switch
        {
            JsonObject thing => thing.SelectMany(pair => Strings(pair.Value)),
            JsonArray items => items.SelectMany(Strings),
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        };

    /// <summary>The text of a property; empty where there is none.</summary>
    public static string Text(JsonNode? thing, string key) => thing?[key]?.GetValue<string>() ?? "";
}
