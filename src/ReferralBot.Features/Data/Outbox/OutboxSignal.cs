using System.Threading.Channels;

namespace ReferralBot.Features.Data;

/// <summary>Wakes the dispatcher as soon as something was put into the outbox by this process.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private int _news;

    /// <summary>Says that something new is there to send; many calls before a wait are one.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref _news, 1);
        Nudge();
    }

    /// <summary>Ends a wait though nothing new is there.</summary>
    public void Nudge() => _wakes.Writer.TryWrite(true);

    /// <summary>Whether something new came since this was asked last.</summary>
    public bool TakeNews() => Interlocked.Exchange(ref _news, 0) == 1;

    /// <summary>Waits for a wake, or until the time is up: another process may have written without a wake here.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken ct)
    {
        using var timeUp = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            await _wakes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // The time is up, which is as good as a wake.
        }
    }
}
