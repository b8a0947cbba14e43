using System.Collections.Concurrent;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Remembers where Slack said "too often": limits are per method and workspace (docs.slack.dev/apis/web-api/rate-limits), so until
/// the time is over no such call is made at all.
/// </summary>
internal sealed class SlackRates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Installation, string Method), DateTimeOffset> _closed = new();

    /// <summary>For how long a method must not be called; <see langword="null"/> where it may be.</summary>
    public TimeSpan? Remaining(string installation, string method)
    {
        if (!_closed.TryGetValue((installation, method), out var until))
        {
            return null;
        }

        var remaining = until - clock.GetUtcNow();
        if (remaining > TimeSpan.Zero)
        {
            return remaining;
        }

        _closed.TryRemove(new((installation, method), until));
        return null;
    }

    /// <summary>It must not be called for so long.</summary>
    public void Close(string installation, string method, TimeSpan wait)
    {
        var until = clock.GetUtcNow() + wait;
        _closed.AddOrUpdate((installation, method), until, (_, before) => before > until ? before : until);
    }
}
