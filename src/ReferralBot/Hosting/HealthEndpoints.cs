using System.Data.Common;
using System.Text.Json.Serialization;
using Quartz;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;

namespace ReferralBot.Hosting;

/// <summary>
/// Says whether the process lives, and whether it can work: that it is warm, the database, the scheduler, the outbox, Slack's socket and token.
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

/// <summary>Looks at what the bot needs in order to work. The socket is there while Socket Mode is on, the token while Slack is.</summary>
internal sealed class Readiness(
    OutboxQueue outbox,
    ISchedulerFactory schedulers,
    TimeProvider clock,
    SlackSocketState? socket = null,
    SlackTokenState? token = null,
    WarmUp? warmUp = null
)
{
    // The dispatcher tries again for longer than this only where a channel is away.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthReport> ReportAsync(CancellationToken ct)
    {
        var depth = await DepthAsync(ct);
        var scheduler = await schedulers.GetScheduler(ct);
        var (hearing, speaking) = (socket?.Report(), token?.Report());
        var age = depth?.OldestDueAt is { } due ? clock.GetUtcNow() - due : TimeSpan.Zero;
        return new HealthReport
        {
            Start = warmUp is { IsDone: false } ? HealthState.Warming : HealthState.Ok,
            Database = depth is null ? HealthState.Down : HealthState.Ok,
            Scheduler = scheduler.Status == SchedulerStatus.Running ? HealthState.Ok : HealthState.Down,
            Outbox =
                depth is null ? HealthState.Down
                : age > LongestWait ? HealthState.Late
                : HealthState.Ok,
            Waiting = depth?.Waiting,
            OldestSeconds = depth is null ? null : Math.Max(0, (long)age.TotalSeconds),
            Unknown = depth?.Unknown,
            Socket = hearing is null ? null : StateOf(hearing.Health),
            SocketLastFrameSeconds = (long?)hearing?.LastFrame?.TotalSeconds,
            SocketProblem = hearing?.Problem,
            Token = speaking is null ? null : StateOf(speaking.Health),
            TokenProblem = speaking?.Problem,
        };
    }

    private static string StateOf(SlackSocketHealth health) =>
        health switch
        {
            SlackSocketHealth.Ok => HealthState.Ok,
            SlackSocketHealth.Connecting => HealthState.Connecting,
            SlackSocketHealth.Down => HealthState.Down,
            _ => throw new InvalidOperationException($"{health} is not known to be a socket's health."),
        };

    private static string StateOf(SlackTokenHealth health) =>
        health switch
        {
            SlackTokenHealth.Ok => HealthState.Ok,
            SlackTokenHealth.Connecting => HealthState.Connecting,
            SlackTokenHealth.Down => HealthState.Down,
            _ => throw new InvalidOperationException($"{health} is not known to be a token's health."),
        };

    private async Task<OutboxDepth?> DepthAsync(CancellationToken ct)
    {
        using var timeUp = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            return await outbox.DepthAsync(either.Token).WaitAsync(either.Token);
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or InvalidOperationException)
        {
            ct.ThrowIfCancellationRequested();
            return null;
        }
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
        && Token != HealthState.Down;

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
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(Liveness))]
internal sealed partial class HealthJson : JsonSerializerContext;
