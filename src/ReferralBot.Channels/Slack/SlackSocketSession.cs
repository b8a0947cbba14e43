using Microsoft.Extensions.Logging;

#pragma warning disable VSTHRD003 // no thread is bound to a context here: nothing can wait for itself

namespace ReferralBot.Channels.Slack;

/// <summary>
/// The life of one socket after its hello: takes what comes, finds out when it is dead, and ends it without losing what it brought.
/// </summary>
internal sealed partial class SlackSocketSession(
    SlackSocketConnection connection,
    SlackSocketEnvelopes envelopes,
    SlackSocketTimings timings,
    ILogger logger
)
{
    private readonly TaskCompletionSource<SlackSocketEnd> _ending = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<Task> _inHand = [];

    /// <summary>Why it ends, as soon as that is clear; it may still bring messages then.</summary>
    public Task<SlackSocketEnd> Ending => _ending.Task;

    /// <summary>Ends when nothing more can come.</summary>
    public Task Over => _over.Task;

    /// <summary>Takes what comes until nothing more can.</summary>
    public async Task RunAsync()
    {
        using var over = new CancellationTokenSource();
        var watch = WatchAsync(over.Token);
        try
        {
            while (await connection.ReadAsync(CancellationToken.None) is { } message)
            {
                await TakeAsync(message);
            }
        }
        finally
        {
            await over.CancelAsync();
            _over.TrySetResult();
            _ending.TrySetResult(SlackSocketEnd.Lost);
        }

        await watch;

        // Slack may have closed its half only: what it sent before can be acknowledged until ours is closed, too.
        await InHandAsync();
        await connection.CloseAsync();
        connection.Dispose();
    }

    /// <summary>There is a successor: lets Slack close this one, and does it when Slack does not.</summary>
    public async Task RetireAsync()
    {
        await _over.Task.WaitAsync(timings.Leave, timings.Clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await FinishAsync();
    }

    /// <summary>Ends it: first what is in hand, then our half, then Slack's, then the line, each in its time.</summary>
    public async Task FinishAsync()
    {
        if (_over.Task.IsCompleted)
        {
            return;
        }

        await InHandAsync();
        await connection.CloseAsync();
        await _over.Task.WaitAsync(timings.Close, timings.Clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        connection.Abort();
    }

    private async Task TakeAsync(SlackSocketMessage message)
    {
        switch (message)
        {
            case SlackSocketMessage.Envelope envelope:
                Keep(await envelopes.TakeAsync(envelope, connection));
                break;
            case SlackSocketMessage.Unknown unknown:
                await SlackSocketEnvelopes.AcknowledgeAsync(unknown.Id, connection, CancellationToken.None);
                break;
            case SlackSocketMessage.Goodbye goodbye:
                Log.Goodbye(logger, goodbye.End);
                _ending.TrySetResult(goodbye.End);
                break;
            case SlackSocketMessage.Unreadable unreadable:
                Log.Unreadable(logger, unreadable.Why);
                break;
            case SlackSocketMessage.Hello:
                break; // a second one changes nothing
            default:
                throw new InvalidOperationException($"{message.GetType().Name} is not known to come through a socket.");
        }
    }

    private async Task WatchAsync(CancellationToken over)
    {
        for (var left = timings.Silence; left > TimeSpan.Zero; left = timings.Silence - connection.Silence)
        {
            await Task.Delay(left, timings.Clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
            {
                return;
            }
        }

        Log.Silent(logger, timings.Silence.TotalSeconds);
        connection.Abort();
    }

    private void Keep(Task work)
    {
        lock (_gate)
        {
            _inHand.RemoveAll(one => one.IsCompleted);
            _inHand.Add(work);
        }
    }

    private async Task InHandAsync()
    {
        Task all;
        lock (_gate)
        {
            all = Task.WhenAll(_inHand);
        }

        await all.WaitAsync(timings.Farewell, timings.Clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Slack will close this socket ({End})")]
        public static partial void Goodbye(ILogger logger, SlackSocketEnd end);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The socket brought something that can't be read: {Why}")]
        public static partial void Unreadable(ILogger logger, string why);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The socket has been silent for {Seconds} s and is given up"
        )]
        public static partial void Silent(ILogger logger, double seconds);
    }
}
