using System.Globalization;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// How many calls are taken: per method and workspace in a minute, and messages per conversation in a second
/// (docs.slack.dev/apis/web-api/rate-limits; tiers per method from java-slack-sdk MethodsRateLimits). All can be changed.
/// </summary>
public sealed class FakeLimits(TimeProvider clock)
{
    private readonly Dictionary<string, (double Left, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Whether there are limits at all.</summary>
    public bool AreOn { get; set; } = true;

    /// <summary>Messages that one conversation takes at once before it takes one in a second: "short bursts" are tolerated.</summary>
    public int Burst { get; set; } = 10;

    /// <summary>Messages in a second to one conversation.</summary>
    public double PerSecondInChannel { get; set; } = 1;

    /// <summary>Calls in a minute by method; those of the method's tier where nothing is said.</summary>
    public IDictionary<string, int> PerMinute { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    internal void CountCall(string method, string installation, int perMinute)
    {
        var most = PerMinute.TryGetValue(method, out var own) ? own : perMinute;
        Take($"{method} {installation}", most, most / 60.0);
    }

    internal void CountMessage(string channelId) => Take(channelId, Burst, PerSecondInChannel);

    private void Take(string key, int capacity, double perSecond)
    {
        if (!AreOn)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (left, at) = _buckets.TryGetValue(key, out var bucket) ? bucket : (capacity, now);
        left = Math.Min(capacity, left + ((now - at).TotalSeconds * perSecond));
        if (left < 1)
        {
            _buckets[key] = (left, now);
            var wait = Math.Max(1, (int)Math.Ceiling((1 - left) / perSecond));
            throw new FakeTooMany(wait.ToString(CultureInfo.InvariantCulture));
        }

        _buckets[key] = (left - 1, now);
    }
}

/// <summary>Ends a call with 429.</summary>
#pragma warning disable CA1064 // it never leaves the fake: FakeDesk makes an answer of it
internal sealed class FakeTooMany(string retryAfter) : Exception("ratelimited")
{
    public string RetryAfter { get; } = retryAfter;
}
