using Microsoft.Extensions.Time.Testing;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>A clock that stands still, and that tells when somebody starts to wait for it.</summary>
internal sealed class SignalledClock() : FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 13, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _next = New();

    /// <summary>Every time that was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        TaskCompletionSource next;
        lock (_gate)
        {
            _waits.Add(dueTime);
            (next, _next) = (_next, New());
        }

        next.TrySetResult();
        return timer;
    }

    /// <summary>Ends once somebody has started to wait for so long, so many times.</summary>
    public async Task IsWaitedForAsync(TimeSpan due, CancellationToken ct, int times = 1)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_waits.Count(wait => wait == due) >= times)
                {
                    return;
                }

                next = _next.Task;
            }

            await next.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Assert.False(ct.IsCancellationRequested, $"Nobody waits for {due}, but for {string.Join(", ", Waits)}.");
        }
    }

    /// <summary>Waits until somebody waits for so long, and lets the time pass.</summary>
    public async Task PassAsync(TimeSpan due, CancellationToken ct, int times = 1)
    {
        await IsWaitedForAsync(due, ct, times);
        Advance(due);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
