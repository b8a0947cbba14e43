using ReferralBot.Testing.Slack;

namespace ReferralBot.Testing.Doors;

/// <summary>The socket between turns: a clock that a test turns is silence to it, and the bot opens another one, as in the world.</summary>
internal sealed class SlackLine(FakeSlack slack)
{
    // After this much silence the bot takes a socket for dead (docs.slack.dev/apis/events-api/using-socket-mode).
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // Only so that a test fails instead of waiting for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private DateTimeOffset _at = slack.World.Now;
    private FakeSocket? _used;

    /// <summary>Waits until the bot has noticed, where there is a socket at all.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        var wasSilent = slack.World.Now - _at >= Silence;
        _at = slack.World.Now;
        if (wasSilent && _used is { IsOpen: true } dead)
        {
            await dead.Gone.WaitAsync(Patience, TimeProvider.System, ct);
            await slack.Sockets.ThereIsOneAsync(ct);
        }

        _used = slack.Sockets.Open is [.., var newest] ? newest : null;
    }
}
