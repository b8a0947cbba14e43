using System.Collections.Concurrent;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Remembers where Teams said "too often": until the time is over no call is made there at all. Limits are counted by conversation,
/// and by tenant; which one it was is not said (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), so when a
/// second conversation is told the same while the first one waits, it is the tenant's.
/// </summary>
internal sealed class TeamsRates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Tenant, string Conversation), DateTimeOffset> _closed = new();

    /// <summary>For how long nothing may be called; <see langword="null"/> where it may be.</summary>
    public TeamsAnswer.Later? Remaining(TeamsPlace place) =>
        Remaining((place.Tenant, "")) is { } all ? new TeamsAnswer.Later(all) { ForTenant = true }
        : Remaining(KeyOf(place)) is { } here ? new TeamsAnswer.Later(here)
        : null;

    /// <summary>Nothing may be called there for so long; says whether that is true of all the tenant.</summary>
    public bool Close(TeamsPlace place, TimeSpan wait)
    {
        var (now, key) = (clock.GetUtcNow(), KeyOf(place));
        var isTenants = _closed.Any(one => one.Key.Tenant == place.Tenant && one.Key != key && one.Value > now);
        _closed[isTenants ? (place.Tenant, "") : key] = now + wait;
        return isTenants;
    }

    private TimeSpan? Remaining((string, string) key)
    {
        if (!_closed.TryGetValue(key, out var until))
        {
            return null;
        }

        if (until - clock.GetUtcNow() is var remaining && remaining > TimeSpan.Zero)
        {
            return remaining;
        }

        _closed.TryRemove(new(key, until));
        return null;
    }

    private static (string, string) KeyOf(TeamsPlace place) => (place.Tenant, place.ConversationId);
}
