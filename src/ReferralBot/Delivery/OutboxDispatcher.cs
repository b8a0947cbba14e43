using ReferralBot.Features.Data;

namespace ReferralBot.Delivery;

/// <summary>
/// Takes messages out of the outbox as they fall due and hands each to its channel, of every conversation one at a time and in
/// order. What was taken is reported, or the next start deals with it.
/// </summary>
internal sealed partial class OutboxDispatcher(
    OutboxQueue queue,
    OutboxSignal signal,
    MessageSender sender,
    DispatchLimits limits,
    ILogger<OutboxDispatcher> logger
) : BackgroundService
{
    private readonly List<Task> _inHand = [];
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>Sends what is due until nothing is, for a command that posts and ends.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while (await ClaimAsync(ct) || _inHand.Count > 0)
        {
            await Task.WhenAny(_inHand.Append(Task.Delay(limits.Poll, limits.Clock, ct)));
        }
    }

    /// <summary>Takes nothing more, and waits for what is in hand as long as the host's patience lasts.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var sends = Task.WhenAll(_inHand);
        if (await Task.WhenAny(sends, Task.Delay(limits.Farewell, limits.Clock, cancellationToken)) != sends)
        {
            Log.LeftInHand(logger, _inHand.Count(send => !send.IsCompleted));
            await _giveUp.CancelAsync();
            await sends;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _giveUp.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recovered = default(DateTimeOffset?);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (limits.IsTimeToRecover(recovered, limits.Clock.GetUtcNow()))
                {
                    await RecoverAsync(isFirst: recovered is null, stoppingToken);
                    recovered = limits.Clock.GetUtcNow();
                }

                await ClaimAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database is away or busy: the messages are safe in it, and the next look comes in a moment.
                Log.CouldNotLook(logger, fault);
            }

            await PauseAsync(stoppingToken);
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(limits.Poll, limits.Clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The loop ends by its condition.
        }
    }

    private async Task RecoverAsync(bool isFirst, CancellationToken ct)
    {
        var lost = await queue.RecoverAsync(
            limits.AbandonedBefore(limits.Clock.GetUtcNow(), isFirst),
            sender.RepeatableChannels,
            ct
        );
        if (lost > 0)
        {
            Log.Lost(logger, lost);
        }
    }

    private async Task<bool> ClaimAsync(CancellationToken ct)
    {
        _inHand.RemoveAll(send => send.IsCompleted);
        var room = limits.MostInHand - _inHand.Count;
        if (room <= 0)
        {
            return false;
        }

        var claimed = await queue.ClaimAsync(room, ct);
        _inHand.AddRange(claimed.Select(SendAsync));
        return claimed.Count > 0;
    }

    private async Task SendAsync(ClaimedMessage message)
    {
        try
        {
            await sender.SendAsync(message, _giveUp.Token);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What became of it could not be written down; it stays "sending" until it is recovered.
            Log.NotReported(logger, message.Id.ToString(), fault);
        }
        finally
        {
            signal.Wake(); // the next one of its conversation may go now
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read; trying again")]
        public static partial void CouldNotLook(ILogger logger, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "What became of message {Message} could not be written down")]
        public static partial void NotReported(ILogger logger, string message, Exception fault);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} messages were being sent when the bot stopped; whether they arrived is not known"
        )]
        public static partial void Lost(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping with {Count} messages unanswered")]
        public static partial void LeftInHand(ILogger logger, int count);
    }
}
