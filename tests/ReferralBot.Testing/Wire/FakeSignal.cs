namespace ReferralBot.Testing.Wire;

/// <summary>Tells those who wait that something happened at Slack: they look again, and nobody watches a clock.</summary>
internal sealed class FakeSignal
{
    // Far longer than anything here takes: it ends a test that waits for what never comes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();

    /// <summary>Something happened.</summary>
    public void Raise()
    {
        TaskCompletionSource now;
        lock (_gate)
        {
            (now, _next) = (_next, New());
        }

        now.TrySetResult();
    }

    /// <summary>Looks until there is something to see.</summary>
    public async Task<T> ComesAsync<T>(Func<string> what, Func<T?> look, CancellationToken ct)
        where T : class
    {
        using var tooLong = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, ct);
        while (true)
        {
            var next = Next();
            if (look() is { } found)
            {
                return found;
            }

            await next.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (either.IsCancellationRequested)
            {
                ct.ThrowIfCancellationRequested();
                throw new TimeoutException($"It never came: {what()}");
            }
        }
    }

    private Task Next()
    {
        lock (_gate)
        {
            return _next.Task;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
