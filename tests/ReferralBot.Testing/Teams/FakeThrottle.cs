namespace ReferralBot.Testing.Teams;

/// <summary>
/// How many calls are taken: per conversation in windows of time, and in a second per tenant
/// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). It can be turned off.
/// </summary>
public sealed class FakeThrottle(TimeProvider clock)
{
    private static readonly (int Most, int Seconds)[] Sends = [(7, 1), (8, 2), (60, 30), (1_800, 3_600)];
    private static readonly (int Most, int Seconds)[] Reads = [(14, 1), (16, 2), (120, 30), (3_600, 3_600)];

    private readonly Dictionary<string, List<DateTimeOffset>> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether there are limits at all.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Calls in a second of one bot in one tenant.</summary>
    public int PerTenant { get; set; } = 50;

    /// <summary>How many calls were refused.</summary>
    public int Refused { get; private set; }

    internal void CountWrite(string tenant, string conversation) => Count(tenant, $"write {conversation}", Sends);

    internal void CountRead(string tenant, string conversation) => Count(tenant, $"read {conversation}", Reads);

    private void Count(string tenant, string key, (int Most, int Seconds)[] windows)
    {
        if (!IsOn)
        {
            return;
        }

        var ofTenant = Of(tenant);
        var ofKey = Of($"{tenant} {key}");
        Check(ofTenant, [(PerTenant, 1)]);
        Check(ofKey, windows);
        var now = clock.GetUtcNow();
        ofTenant.Add(now);
        ofKey.Add(now);
    }

    private void Check(List<DateTimeOffset> taken, IEnumerable<(int Most, int Seconds)> windows)
    {
        var now = clock.GetUtcNow();
        foreach (var (most, seconds) in windows)
        {
            var since = now.AddSeconds(-seconds);
            var inside = taken.FindAll(at => at > since && at <= now);
            if (inside.Count >= most)
            {
                Refused++;
                throw FakeConnectorRefusal.TooMany(
                    Math.Max(1, (int)Math.Ceiling((inside[^most] - since).TotalSeconds))
                );
            }
        }
    }

    private List<DateTimeOffset> Of(string key) => _taken.TryGetValue(key, out var taken) ? taken : _taken[key] = [];
}
