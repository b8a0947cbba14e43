namespace ReferralBot.Channels.Slack;

/// <summary>
/// The one acknowledgement of a delivery: whoever gives it first, the work or the clock, has given it. Its token ends with the
/// time, or when nobody waits for it any more.
/// </summary>
internal sealed class SlackPending : IDisposable
{
    private readonly TaskCompletionSource<SlackAck> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _timeIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _budget;
    private readonly CancellationTokenSource _either;

    public SlackPending(TimeSpan budget, TimeProvider time, CancellationToken gone)
    {
        _budget = new CancellationTokenSource(budget, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_budget.Token, gone);
        Token = _either.Token;
        (Given, TimeIsUp, Sent) = (_given.Task, _timeIsUp.Task, _sent.Task);
        Token.Register(() => _timeIsUp.TrySetResult());
    }

    /// <summary>Cancelled when the acknowledgement is due.</summary>
    public CancellationToken Token { get; }

    /// <summary>The acknowledgement.</summary>
    public Task<SlackAck> Given { get; }

    /// <summary>Done when the acknowledgement is due.</summary>
    public Task TimeIsUp { get; }

    /// <summary>
    /// Done when an acknowledgement of <see cref="Announcing"/> is on the line, with what came right after it: only then can an
    /// answer not overtake it.
    /// </summary>
    public Task Sent { get; }

    /// <summary>The same acknowledgement, and <see cref="Sent"/> when its transport has done with it.</summary>
    public SlackAck Announcing(SlackAck ack) =>
        ack with
        {
            After = async stop =>
            {
                try
                {
                    await (ack.After?.Invoke(stop) ?? Task.CompletedTask);
                }
                finally
                {
                    _sent.TrySetResult();
                }
            },
        };

    /// <summary>Gives it; <see langword="false"/> where it was given already.</summary>
    public bool TryGive(SlackAck ack) => _given.TrySetResult(ack);

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _budget.Dispose();
    }
}
