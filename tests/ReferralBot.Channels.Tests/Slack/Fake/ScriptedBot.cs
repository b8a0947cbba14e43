using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>A bot that answers what a test tells it to, and keeps what it was sent.</summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _secret;

    private ScriptedBot(WebApplication app, string secret)
    {
        _app = app;
        _secret = secret;
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>What was sent: the fields of a command, or the JSON of anything else.</summary>
    public List<JsonObject> Received { get; } = [];

    public List<string> Paths { get; } = [];

    /// <summary>What it answers; after this it answers with nothing.</summary>
    public Queue<Func<JsonObject, Task<IResult>>> Answers { get; } = new();

    public static async Task<ScriptedBot> StartAsync(string secret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var bot = new ScriptedBot(app, secret);
        app.MapPost("/slack/{kind}", (Delegate)bot.TakeAsync); // as a RequestDelegate its result would be dropped
        await app.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    public void Says(string json) => Answers.Enqueue(_ => Task.FromResult(Results.Text(json, "application/json")));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var stamp = http.Request.Headers["X-Slack-Request-Timestamp"].ToString();
        if (http.Request.Headers["X-Slack-Signature"] != FakeHttpTransport.Signature(_secret, stamp, body))
        {
            return Results.Unauthorized();
        }

        var payload = Read(body);
        Paths.Add(http.Request.Path);
        Received.Add(payload);
        return Answers.TryDequeue(out var answer) ? await answer(payload) : Results.Ok();
    }

    private static JsonObject Read(string body)
    {
        if (body.StartsWith('{'))
        {
            return JsonNode.Parse(body)!.AsObject();
        }

        var fields = QueryHelpers.ParseQuery(body);
        return fields.TryGetValue("payload", out var payload)
            ? JsonNode.Parse(payload.ToString())!.AsObject()
            : new JsonObject(fields.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.ToString())));
    }
}
