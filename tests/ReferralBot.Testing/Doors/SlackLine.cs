using Microsoft.Extensions.Time.Testing;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Testing.Doors;

/// <summary>The socket between turns: a clock that a test turns is silence to it, and the bot opens another one, as in the world.</summary>
internal sealed class SlackLine(FakeSlack slack, FakeTimeProvider clock)
{
    // After this much silence the bot takes a socket for dead (docs.slack.dev/apis/events-api/using-socket-mode).
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // Before it tries again the bot waits by the test's clock, which stands still.
    private static readonly TimeSpan Nudge = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private DateTimeOffset _at = slack.World.Now;
    private FakeSocket? _used;

    /// <summary>Waits until the bot has noticed, and has another one.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        var wasSilent = slack.World.Now - _at >= Silence;
        while (wasSilent && (_used is { IsOpen: true } || slack.Sockets.Open.Count == 0))
        {
            clock.Advance(Nudge);
            await new TaskCompletionSource()
                .Task.WaitAsync(Pause, TimeProvider.System, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _at = slack.World.Now;
        _used = slack.Sockets.Open is [.., var newest] ? newest : null;
    }
}
