using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Hosts;

/// <summary>Sends what the web chat's page sends, as raw as a test wants it.</summary>
public static class BotPage
{
    /// <summary>Types a line.</summary>
    public static Task<HttpResponseMessage> SaysAsync(this BotServer bot, string line, CancellationToken ct) =>
        bot.SendsAsync(new JsonObject { ["kind"] = "command", ["line"] = line }, ct);

    /// <summary>Sends a form; each answer is one text.</summary>
    public static Task<HttpResponseMessage> SubmitsAsync(
        this BotServer bot,
        string form,
        IEnumerable<(string Field, string Text)> answers,
        CancellationToken ct
    ) =>
        bot.SendsAsync(
            new JsonObject
            {
                ["kind"] = "submission",
                ["formId"] = form,
                ["state"] = "",
                ["answers"] = new JsonObject(
                    answers.Select(answer =>
                        KeyValuePair.Create<string, JsonNode?>(answer.Field, new JsonArray(answer.Text))
                    )
                ),
            },
            ct
        );

    /// <summary>Types into a field that looks things up.</summary>
    public static Task<HttpResponseMessage> SearchesAsync(
        this BotServer bot,
        string form,
        string field,
        string query,
        CancellationToken ct
    ) =>
        bot.SendsAsync(
            new JsonObject
            {
                ["kind"] = "search",
                ["formId"] = form,
                ["fieldId"] = field,
                ["query"] = query,
            },
            ct
        );

    /// <summary>Sends a turn as it is.</summary>
    public static async Task<HttpResponseMessage> SendsAsync(this BotServer bot, JsonNode turn, CancellationToken ct)
    {
        using var body = JsonContent.Create(turn);
        return await bot.SendsAsync(body, ct);
    }

    /// <summary>Sends a body as it is, the way the page's script does.</summary>
    public static async Task<HttpResponseMessage> SendsAsync(this BotServer bot, HttpContent body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/web/turns") { Content = body };
        request.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-ReferralBot-Page", "1");
        request.Headers.Add("X-Delivery-Key", Guid.CreateVersion7().ToString("N"));
        return await bot.Http.SendAsync(request, ct);
    }
}
