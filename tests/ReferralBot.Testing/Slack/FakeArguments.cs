using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Slack;

/// <summary>The arguments of a call, from a form, a query or JSON.</summary>
internal sealed class FakeArguments(JsonObject json, string? token, string? contentType)
{
    // These hold JSON, as text in a form (docs.slack.dev/apis/web-api/using-the-slack-web-api).
    private static readonly string[] Objects = ["view", "blocks", "attachments", "metadata", "files"];

    public JsonObject Json { get; } = json;

    public string? Token { get; } = token;

    public string? ContentType { get; } = contentType;

    /// <summary>Why nothing could be read, in Slack's word.</summary>
    public string? Unreadable { get; private init; }

    /// <summary>What Slack warns of, though it does what was asked.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    public bool IsJson { get; private init; }

    public string? Text(string name) =>
        Json[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            var other => other.ToJsonString(),
        };

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw FakeRefusal.Missing(name);

    public bool Flag(string name) => Text(name) is "true" or "1";

    public JsonObject? Object(string name) =>
        Json[name] switch
        {
            null => null,
            JsonObject thing => thing,
            _ => throw FakeRefusal.WithMessages(
                "invalid_arguments",
                [$"[ERROR] must provide an object [json-pointer:/{name}]"]
            ),
        };

    public JsonArray? Array(string name) =>
        Json[name] switch
        {
            null => null,
            JsonArray items => items,
            _ => throw new FakeRefusal(name == "blocks" ? "invalid_blocks_format" : "invalid_arguments"),
        };

    public static async Task<FakeArguments> ReadAsync(HttpRequest request)
    {
        var bearer = request.Headers.Authorization.ToString();
        var token = bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer["Bearer ".Length..] : null;
        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadJsonAsync(request, token, type);
        }

        var fields = request.Query.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.ToString(),
            StringComparer.Ordinal
        );
        if (request.HasFormContentType)
        {
            foreach (var (key, value) in await request.ReadFormAsync())
            {
                fields[key] = value.ToString();
            }
        }
        else if (request.ContentLength > 0)
        {
            return new FakeArguments([], token, type) { Unreadable = "invalid_post_type" };
        }

        return OfFields(fields, token, type);
    }

    private static FakeArguments OfFields(Dictionary<string, string> fields, string? token, string type)
    {
        if (fields.Remove("token", out var field))
        {
            token ??= field;
        }

        var json = new JsonObject();
        foreach (var (key, value) in fields)
        {
            json[key] = Objects.Contains(key, StringComparer.Ordinal) ? Parse(value) : value;
        }

        return new FakeArguments(json, token, type)
        {
            Warnings = type.Contains("charset", StringComparison.OrdinalIgnoreCase) ? ["superfluous_charset"] : [],
        };
    }

    private static async Task<FakeArguments> ReadJsonAsync(HttpRequest request, string? token, string type)
    {
        using var reader = new StreamReader(request.Body);
        var body = Parse(await reader.ReadToEndAsync());
        var hasCharset = type.Contains("charset", StringComparison.OrdinalIgnoreCase);
        return new FakeArguments(body as JsonObject ?? [], token, type) // a token in a JSON body counts for nothing
        {
            IsJson = true,
            Unreadable = body is JsonObject ? null : "json_not_object",
            Warnings = hasCharset ? [] : ["missing_charset"],
        };
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
