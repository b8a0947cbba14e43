namespace ReferralBot.Channels.Wire;

/// <summary>
/// The one acknowledgement of a delivery: whoever gives it first, the work or the clock, has given it. Its token ends with the
/// time, or when nobody waits for it any more.
/// </summary>
internal sealed class PendingAnswer<TAck> : IDisposable
{
    private readonly TaskCompletionSource<TAck> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _timeIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _budget;
    private readonly CancellationTokenSource _either;

    public PendingAnswer(TimeSpan budget, TimeProvider time, CancellationToken gone)
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
    public Task<TAck> Given { get; }

    /// <summary>Done when the acknowledgement is due.</summary>
    public Task TimeIsUp { get; }

    /// <summary>
    /// Done when an acknowledgement that was given because the time was up is on the line (<see cref="WasSent"/>): only then can
    /// an answer not overtake it.
    /// </summary>
    public Task Sent { get; }

    /// <summary>Says that the transport has done with the acknowledgement, and with what came right after it.</summary>
    public void WasSent() => _sent.TrySetResult();

    /// <summary>Gives it; <see langword="false"/> where it was given already.</summary>
    public bool TryGive(TAck ack) => _given.TrySetResult(ack);

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _budget.Dispose();
    }
}
