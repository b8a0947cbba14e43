using System.Collections.Concurrent;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Knows which app each installation is of: what was sent to another app is none of ours
/// (docs.slack.dev/apis/events-api, <c>api_app_id</c>).
/// </summary>
internal sealed class SlackApps(SlackInstallations installations)
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Whether something was sent to us, as far as that is known. It asks nobody but what is kept here.</summary>
    public async ValueTask<bool> IsOursAsync(string installation, string? appId, CancellationToken ct)
    {
        if (appId is null || (_known.TryGetValue(installation, out var known) && known == appId))
        {
            return true;
        }

        // Installed again it may be another app: what is kept decides, not what is remembered.
        if (await installations.FindAsync(installation, ct) is not { AppId: { } own })
        {
            return true;
        }

        _known[installation] = own;
        return own == appId;
    }
}
