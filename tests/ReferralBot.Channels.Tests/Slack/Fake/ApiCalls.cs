using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>Calls the fake as any Web API client does: a form, with JSON texts in it.</summary>
internal sealed class ApiCalls(FakeSlack slack) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = slack.ApiBaseUrl };

    public async Task<JsonObject> CallsAsync(
        string method,
        string? token,
        params (string Name, JsonNode? Value)[] arguments
    )
    {
        using var response = await SendsAsync(method, token, arguments);
        return await ReadAsync(response);
    }

    public async Task<HttpResponseMessage> SendsAsync(
        string method,
        string? token,
        params (string Name, JsonNode? Value)[] arguments
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Content = new FormUrlEncodedContent(
                arguments
                    .Where(pair => pair.Value is not null)
                    .Select(pair => KeyValuePair.Create(pair.Name, Text(pair.Value!)))
            ),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonObject> PostsAsync(Uri address, HttpContent body)
    {
        using var response = await _http.PostAsync(address, body, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public Task<JsonObject> RespondsAsync(Uri responseUrl, JsonObject message) =>
        PostsAsync(
            responseUrl,
            new StringContent(message.ToJsonString(), new MediaTypeHeaderValue("application/json", "utf-8"))
        );

    public void Dispose() => _http.Dispose();

    private static string Text(JsonNode value) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) ? text : value.ToJsonString();

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
}
