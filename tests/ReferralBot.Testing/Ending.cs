using Microsoft.Extensions.Time.Testing;

namespace ReferralBot.Testing;

/// <summary>
/// Ends services whose clock stands still. A registry of resilience pipelines waits, by the clock it was given, for calls under way
/// (Polly's <c>ExecutionTrackingComponent</c>): a test that is over before its last call would wait for ever.
/// </summary>
public static class Ending
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Lets the clock of the services go on until they are disposed.</summary>
    public static async Task WithAsync(FakeTimeProvider clock, ValueTask disposal)
    {
        var ending = disposal.AsTask();
        using var looks = new PeriodicTimer(Look, TimeProvider.System);
        while (!ending.IsCompleted && await looks.WaitForNextTickAsync())
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await ending;
    }
}
