using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Benchmarks;

/// <summary>
/// The least that a server can do with a submission: bare Kestrel that parses the same request and answers about 70 bytes. It
/// saves nothing. Everything is measured against it, because only a ratio says anything on a machine that others use, too.
/// </summary>
internal static class Floor
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", () => Results.Text("ready"));
        app.MapPost("/web/turns", AnswerAsync);
        app.MapPost("/api/messages", TeamsFloor.AnswerAsync);
        app.MapPost("/slack/commands", new SlackFloor(Peers.Secret).AnswerAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"The floor is on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var read = await JsonSerializer.DeserializeAsync(
            context.Request.Body,
            FloorJson.Default.FloorRequest,
            context.RequestAborted
        );
        var answer = new FloorAnswer("shown", $"Saved: {read!.Answers!["for"][0]}, nothing was done with it");
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(
            context.Response.Body,
            answer,
            FloorJson.Default.FloorAnswer,
            context.RequestAborted
        );
    }
}

/// <summary>The part of a submission that the floor reads.</summary>
internal sealed record FloorRequest(string? Kind, string? FormId, IReadOnlyDictionary<string, string[]>? Answers);

/// <summary>Its answer.</summary>
internal sealed record FloorAnswer(string Kind, string Summary);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FloorRequest))]
[JsonSerializable(typeof(FloorAnswer))]
internal sealed partial class FloorJson : JsonSerializerContext;
