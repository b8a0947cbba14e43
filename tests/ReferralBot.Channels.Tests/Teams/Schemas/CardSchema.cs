using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace ReferralBot.Channels.Tests.Teams.Schemas;

/// <summary>
/// Validates Adaptive Cards against the published schema with what Teams adds. What is wrong is said of the innermost element that
/// is wrong: the schema's own answer to one bad element are hundreds of errors of all that could have stood there.
/// </summary>
internal static class CardSchema
{
    private static readonly Task<JsonSchema> Schema = LoadAsync();

    /// <summary>What is wrong, with the element's type and its place; nothing where all is well.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(JsonObject card)
    {
        var found = new List<string>();
        Walk(await Schema, card, "", found);
        return found;
    }

    // Whether something in there is wrong already.
    private static bool Walk(JsonSchema schema, JsonNode? node, string path, List<string> found)
    {
        var children = node switch
        {
            JsonObject thing => thing.Select(pair => (pair.Key, pair.Value)),
            JsonArray items => items.Select((item, at) => (Key: $"{at}", Value: item)),
            _ => [],
        };
        var isWrongBelow = false;
        foreach (var (key, value) in children)
        {
            isWrongBelow |= key != "data" && Walk(schema, value, $"{path}/{key}", found);
        }

        if (isWrongBelow || node is not JsonObject element || element["type"]?.GetValue<string>() is not { } type)
        {
            return isWrongBelow;
        }

        if (!schema.Definitions.TryGetValue(type, out var definition))
        {
            found.Add($"{type} at {path}: is not known");
            return true;
        }

        var errors = definition.Validate(element.ToJsonString());
        found.AddRange(errors.Select(error => $"{type} at {path}: {error.Kind} {error.Path}"));
        return errors.Count > 0;
    }

    private static async Task<JsonSchema> LoadAsync()
    {
        var published = await ReadAsync("adaptive-card-1.6.0.json");
        var overlay = await ReadAsync("teams-overlay.json");
        published.Remove("id");
        Mend(published);
        var definitions = published["definitions"]!.AsObject();
        foreach (var (type, added) in overlay["properties"]!.AsObject())
        {
            foreach (var (name, property) in added!.AsObject())
            {
                definitions[type]!["properties"]![name] = property!.DeepClone();
            }
        }

        foreach (var (type, definition) in overlay["definitions"]!.AsObject())
        {
            definitions[type] = definition!.DeepClone();
            definitions["ImplementationsOf.Element"]!["anyOf"]!
                .AsArray()
                .Add((JsonNode)new JsonObject { ["$ref"] = $"#/definitions/{type}" });
        }

        return await JsonSchema.FromJsonAsync(published.ToJsonString());
    }

    // "required": true is no JSON Schema; the published file has it twice.
    private static void Mend(JsonNode? node)
    {
        foreach (var thing in Json.Things(node).ToList())
        {
            if (thing["required"] is JsonValue)
            {
                thing.Remove("required");
            }
        }
    }

    private static async Task<JsonObject> ReadAsync(string file, [CallerFilePath] string here = "") =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, file)))!.AsObject();
}
