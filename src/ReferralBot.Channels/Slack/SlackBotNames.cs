using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>Knows what the bot is called in each installation, which is the name it is invited by. Asked for only when needed.</summary>
internal sealed class SlackBotNames(SlackApi api)
{
    private const string Usual = "ReferralBot";

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The name in an installation; the usual one while Slack does not say.</summary>
    public async Task<string> InAsync(string installation, CancellationToken ct)
    {
        if (_names.TryGetValue(installation, out var known))
        {
            return known;
        }

        if (
            await api.CallAsync(installation, "auth.test", new JsonObject(), ct) is SlackAnswer.Done done
            && done.Body.TryGetProperty("user", out var user)
            && user.ValueKind == JsonValueKind.String
            && user.GetString() is { Length: > 0 and <= 80 } name
        )
        {
            return _names[installation] = name;
        }

        return Usual;
    }
}
