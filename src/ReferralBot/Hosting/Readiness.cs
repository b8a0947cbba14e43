using System.Data.Common;
using Quartz;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Features.Data;

namespace ReferralBot.Hosting;

/// <summary>
/// What the bot hears and speaks through. Slack's socket is there while Socket Mode is on, its token while Slack is; Teams' token and
/// keys are there while Teams is.
/// </summary>
internal sealed record ChannelLinks(
    SlackSocketState? Socket = null,
    SlackTokenState? Token = null,
    TeamsTokens? TeamsToken = null,
    TeamsRehearsal? Teams = null
);

/// <summary>Looks at what the bot needs in order to work.</summary>
internal sealed class Readiness(
    OutboxQueue outbox,
    ISchedulerFactory schedulers,
    TimeProvider clock,
    ChannelLinks links,
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
        var (hearing, speaking) = (links.Socket?.Report(), links.Token?.Report());
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
            TeamsToken = links.TeamsToken is { } token ? StateOf(token.Report().Health) : null,
            TeamsTokenProblem = links.TeamsToken?.Report().Problem,
            TeamsKeys = links.Teams is { } teams ? await KeysAsync(teams, ct) : null,
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

    private static string StateOf(TeamsTokenHealth health) =>
        health switch
        {
            TeamsTokenHealth.Ok => HealthState.Ok,
            TeamsTokenHealth.Connecting => HealthState.Connecting,
            TeamsTokenHealth.Down => HealthState.Down,
            _ => throw new InvalidOperationException($"{health} is not known to be a token's health."),
        };

    // Whoever is not ready gets no requests, which would ask for the keys again: so this does.
    private async Task<string> KeysAsync(TeamsRehearsal teams, CancellationToken ct)
    {
        using var timeUp = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            return await teams.HasKeysAsync(either.Token) ? HealthState.Ok : HealthState.Down;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return HealthState.Down;
        }
    }

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
