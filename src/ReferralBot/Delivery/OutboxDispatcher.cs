using ReferralBot.Features.Data;

namespace ReferralBot.Delivery;

/// <summary>
/// Takes messages out of the outbox as they fall due and hands each to its channel, of every conversation one at a time and in
/// order. What was taken is reported, or the next start deals with it.
/// </summary>
internal sealed partial class OutboxDispatcher(
    OutboxSignal signal,
    DuePicker picker,
    MessageSender sender,
    DispatchLimits limits,
    ILogger<OutboxDispatcher> logger
) : BackgroundService
{
    // What falls due within so little time is sent together.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    private readonly List<Task> _inHand = [];
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>Sends what is due until nothing is, for a command that posts and ends.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while (await ClaimAsync(ct) || _inHand.Count > 0 || picker.IsResting)
        {
            await Task.WhenAny(_inHand.Append(Task.Delay(UntilNext(), limits.Clock, ct)));
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
            await signal.WaitAsync(UntilNext(), limits.Clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The loop ends by its condition.
        }
    }

    // With full hands only an answer helps, and that ends the wait.
    private TimeSpan UntilNext() =>
        _inHand.Count >= limits.MostInHand || picker.NextAt is not { } next ? limits.Poll
        : next - limits.Clock.GetUtcNow() is var rest && rest > limits.Poll ? limits.Poll
        : rest < Tick ? Tick
        : rest;

    private async Task RecoverAsync(bool isFirst, CancellationToken ct)
    {
        var lost = await sender.RecoverAsync(limits.AbandonedBefore(limits.Clock.GetUtcNow(), isFirst), ct);
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

        var claimed = await picker.TakeAsync(room, ct);
        _inHand.AddRange(claimed.Select(SendAsync));
        return claimed.Count > 0;
    }

    private async Task SendAsync(ClaimedMessage message)
    {
        DueMessage? next = null;
        try
        {
            next = await sender.SendAsync(picker.WithRest(message), _giveUp.Token);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What became of it could not be written down; it stays "sending" until it is recovered.
            Log.NotReported(logger, message.Id.ToString(), fault);
        }
        finally
        {
            picker.Answered(message, next);
            signal.Nudge();
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
