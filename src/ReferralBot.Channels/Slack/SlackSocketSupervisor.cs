using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

#pragma warning disable VSTHRD003 // no thread is bound to a context here: nothing can wait for itself

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Keeps the bot in hearing of Slack: opens a socket, opens the next one before the last is dropped, waits longer after each
/// failure, and raises the alarm when the bot has been deaf for too long.
/// </summary>
internal sealed partial class SlackSocketSupervisor(
    SlackSocketClient client,
    SlackSocketEnvelopes envelopes,
    SlackSocketState state,
    SlackSocketTimings timings,
    ILogger<SlackSocketSupervisor> logger
) : BackgroundService
{
    private readonly SlackSocketBackoff _backoff = new(timings);
    private readonly List<(SlackSocketSession Session, Task Life)> _sessions = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var alarm = AlarmAsync(over.Token);
        try
        {
            await HearAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sockets are ended below, in whatever state they are.
        }
        finally
        {
            await over.CancelAsync();
            await alarm;
            await Task.WhenAll(_sessions.Select(one => one.Session.FinishAsync()));
        }

        await Task.WhenAll(_sessions.Select(one => one.Life));
    }

    private async Task HearAsync(CancellationToken ct)
    {
        while (true)
        {
            var opening = await client.OpenAsync(ct);
            if (opening is SlackSocketOpening.Opened opened)
            {
                opening = await FollowAsync(opened.Connection, ct);
            }

            var atLeast = TimeSpan.Zero;
            switch (opening)
            {
                case SlackSocketOpening.Never never:
                    state.Stopped(never.Problem);
                    Log.Stopped(logger, never.Problem);
                    return;
                case SlackSocketOpening.Later later:
                    state.Troubled(later.Problem);
                    Log.Troubled(logger, later.Problem);
                    atLeast = later.AtLeast;
                    break;
                case SlackSocketOpening.Opened:
                    break; // it served its time, and the next one is due
                default:
                    throw new InvalidOperationException($"{opening.GetType().Name} is not known to end an attempt.");
            }

            var pause = _backoff.Next();
            await Task.Delay(pause > atLeast ? pause : atLeast, timings.Clock, ct);
        }
    }

    // Until it ends, or Slack says that it will: then it goes on as long as it can, while the next one is opened.
    private async Task<SlackSocketOpening> FollowAsync(SlackSocketConnection connection, CancellationToken ct)
    {
        var openedAt = timings.Clock.GetTimestamp();
        var session = new SlackSocketSession(connection, envelopes, timings, logger);
        foreach (var (last, _) in _sessions)
        {
            _ = last.RetireAsync();
        }

        _sessions.RemoveAll(one => one.Life.IsCompletedSuccessfully);
        state.Opened();
        connection.Follow(state.Heard);
        _sessions.Add((session, LiveAsync(session)));
        Log.Opened(logger);

        var end = await session.Ending.WaitAsync(ct);
        Log.Ending(logger, end);
        if (end != SlackSocketEnd.Crowded && timings.Clock.GetElapsedTime(openedAt) >= timings.Steady)
        {
            _backoff.Reset();
        }

        return end switch
        {
            SlackSocketEnd.SwitchedOff => new SlackSocketOpening.Never(SlackSocketProblems.SwitchedOff),
            SlackSocketEnd.Crowded => new SlackSocketOpening.Later(SlackSocketProblems.Crowded),
            SlackSocketEnd.Refresh or SlackSocketEnd.Lost => new SlackSocketOpening.Opened(connection),
            _ => throw new InvalidOperationException($"{end} is no end of a socket."),
        };
    }

    private async Task LiveAsync(SlackSocketSession session)
    {
        var life = session.RunAsync();
        await session.Over;
        state.Closed();
        await life;
    }

    private async Task AlarmAsync(CancellationToken over)
    {
        var isRaised = false;
        using var look = new PeriodicTimer(timings.Look, timings.Clock);
        while (!over.IsCancellationRequested)
        {
            var report = state.Report();
            var isDown = report.Health == SlackSocketHealth.Down;
            if (isDown && !isRaised)
            {
                Log.Deaf(logger, SlackSocketState.LongestDeafness.TotalSeconds, report.Problem);
            }
            else if (isRaised && !isDown)
            {
                Log.HearsAgain(logger);
            }

            isRaised = isDown;
            var tick = (Task)look.WaitForNextTickAsync(over).AsTask();
            await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The socket to Slack is open")]
        public static partial void Opened(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The socket to Slack ends ({End}); the next one is opened"
        )]
        public static partial void Ending(ILogger logger, SlackSocketEnd end);

        [LoggerMessage(Level = LogLevel.Warning, Message = "No socket to Slack: {Problem}")]
        public static partial void Troubled(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "No socket to Slack until somebody helps: {Problem}")]
        public static partial void Stopped(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The bot has not heard Slack for {Seconds} s: {Problem}")]
        public static partial void Deaf(ILogger logger, double seconds, string? problem);

        [LoggerMessage(Level = LogLevel.Information, Message = "The bot hears Slack again")]
        public static partial void HearsAgain(ILogger logger);
    }
}
