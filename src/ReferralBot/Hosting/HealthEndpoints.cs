using System.Text.Json.Serialization;

namespace ReferralBot.Hosting;

/// <summary>
/// Says whether the process lives, and whether it can work: that it is warm, the database, the scheduler, the
/// outbox, Slack's socket and token, Teams' token and keys.
/// </summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new Liveness("live"), HealthJson.Default.Liveness));
        endpoints.MapGet(
            "/health/ready",
            async (Readiness readiness, CancellationToken ct) =>
            {
                var report = await readiness.ReportAsync(ct);
                return Results.Json(
                    report,
                    HealthJson.Default.HealthReport,
                    statusCode: report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
                );
            }
        );
        return endpoints;
    }
}

internal sealed record Liveness(string Status);

/// <summary>How a part is.</summary>
internal static class HealthState
{
    public const string Ok = "ok";
    public const string Late = "late";
    public const string Warming = "warming";
    public const string Connecting = "connecting";
    public const string Down = "down";
}

/// <summary>What <c>/health/ready</c> answers; it names no host, no file and nobody.</summary>
internal sealed record HealthReport
{
    public string Status => IsReady ? "ready" : "not ready";

    [JsonIgnore]
    public bool IsReady =>
        Start == HealthState.Ok
        && Database == HealthState.Ok
        && Scheduler == HealthState.Ok
        && Outbox == HealthState.Ok
        && Socket != HealthState.Down
        && Token != HealthState.Down
        && TeamsToken != HealthState.Down
        && TeamsKeys != HealthState.Down;

    /// <summary>Whether the first turns, the bot's own, are over.</summary>
    public required string Start { get; init; }

    public required string Database { get; init; }

    public required string Scheduler { get; init; }

    public required string Outbox { get; init; }

    /// <summary>How many messages wait.</summary>
    public int? Waiting { get; init; }

    /// <summary>For how long the oldest one has been due.</summary>
    public long? OldestSeconds { get; init; }

    /// <summary>How many answers were lost.</summary>
    public int? Unknown { get; init; }

    /// <summary>Whether the bot hears Slack; absent where it does not use a socket.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Socket { get; init; }

    /// <summary>How long ago something came through the socket.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? SocketLastFrameSeconds { get; init; }

    /// <summary>What is wrong with the socket, and what to do about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SocketProblem { get; init; }

    /// <summary>Whether Slack takes the token of the settings; absent where Slack is off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    /// <summary>What is wrong with that token, and what to do about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TokenProblem { get; init; }

    /// <summary>Whether Microsoft gives the bot a token to speak with in Teams; absent where Teams is off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TeamsToken { get; init; }

    /// <summary>What is wrong with that token, and what to do about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TeamsTokenProblem { get; init; }

    /// <summary>Whether there are keys to check with what comes from Teams; absent where Teams is off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TeamsKeys { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(Liveness))]
internal sealed partial class HealthJson : JsonSerializerContext;
