using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests;

/// <summary>Makes of one sound payload all those in which one field is wrong.</summary>
internal static class PayloadChanges
{
    private static readonly string Long = new('x', 5_000);

    /// <summary>Every field of a payload, at every depth: left out, null, of another type, and too large.</summary>
    public static IEnumerable<(string Change, JsonObject Payload)> Of(JsonObject golden) =>
        Paths(golden, []).SelectMany(path => Changes(golden, path));

    private static IEnumerable<(string, JsonObject)> Changes(JsonObject golden, IReadOnlyList<object> path)
    {
        var name = string.Join('/', path);
        var old = Follow(golden, path);
        yield return ($"{name} is missing", Without(golden, path));
        yield return ($"{name} is null", With(golden, path, null));
        JsonNode?[] others = old switch
        {
            JsonObject => [JsonValue.Create("x"), JsonValue.Create(1), new JsonArray("x"), new JsonArray()],
            JsonArray => [JsonValue.Create("x"), new JsonObject(), new JsonArray(null, 1, new JsonArray())],
            _ =>
            [
                new JsonObject { ["a"] = 1 },
                new JsonArray(1),
                JsonValue.Create(1e300),
                JsonValue.Create(true),
                JsonValue.Create(""),
            ],
        };
        foreach (var other in others)
        {
            yield return ($"{name} is {other!.ToJsonString()}", With(golden, path, other));
        }

        yield return ($"{name} is long", With(golden, path, JsonValue.Create(Long)));
        yield return (
            $"{name} is a long list",
            With(golden, path, new JsonArray([.. Enumerable.Range(0, 2_000).Select(at => (JsonNode)at)]))
        );
    }

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode? node, IReadOnlyList<object> path)
    {
        IEnumerable<(object Step, JsonNode? Child)> children = node switch
        {
            JsonObject fields => fields.Select(field => ((object)field.Key, field.Value)),
            JsonArray items => items.Select((item, at) => ((object)at, item)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            object[] inner = [.. path, step];
            yield return inner;
            foreach (var deeper in Paths(child, inner))
            {
                yield return deeper;
            }
        }
    }

    private static JsonObject With(JsonObject golden, IReadOnlyList<object> path, JsonNode? value)
    {
        var copy = golden.DeepClone().AsObject();
        var parent = Follow(copy, [.. path.SkipLast(1)])!;
        switch (path[^1])
        {
            case string name:
                parent[name] = value;
                break;
            case int at:
                parent[at] = value;
                break;
            default:
                throw new InvalidOperationException("A step is a name or a place.");
        }

        return copy;
    }

    private static JsonObject Without(JsonObject golden, IReadOnlyList<object> path)
    {
        var copy = golden.DeepClone().AsObject();
        var parent = Follow(copy, [.. path.SkipLast(1)])!;
        if (path[^1] is string name)
        {
            parent.AsObject().Remove(name);
        }
        else
        {
            parent.AsArray().RemoveAt((int)path[^1]);
        }

        return copy;
    }

    private static JsonNode? Follow(JsonNode node, IReadOnlyList<object> path) =>
        path.Aggregate((JsonNode?)node, (at, step) => step is string name ? at![name] : at![(int)step]);
}
