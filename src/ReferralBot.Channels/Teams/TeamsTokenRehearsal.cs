using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Channels.Teams;

/// <summary>Fetches the keys of the Bot Connector and checks a token of nobody, before the first one comes.</summary>
internal sealed class TeamsTokenRehearsal(
    TeamsAuthentication authentication,
    TeamsKeys keys,
    TeamsPlayground playground
)
{
    /// <summary>Whether tokens can be checked: the keys are there, asked for again where they were not, or none are needed.</summary>
    public async ValueTask<bool> HasKeysAsync(CancellationToken ct) =>
        playground.IsOn || keys.AreKnown || await keys.AnyAsync(ct) is not null;

    /// <summary>Goes the way of a token, which is refused at its end.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!playground.IsOn && await keys.AnyAsync(ct) is { } key)
        {
            await authentication.ReadAsync($"Bearer {Unsigned(key)}", ct);
        }
    }

    // A token like the Bot Connector's, but for its signature.
    private static string Unsigned(string key)
    {
        var header = new JsonObject { ["alg"] = SecurityAlgorithms.RsaSha256, ["kid"] = key };
        var claims = new JsonObject { ["iss"] = TeamsAuthentication.Issuer };
        return $"{Part(header)}.{Part(claims)}.{Base64UrlEncoder.Encode(new byte[256])}";
    }

    private static string Part(JsonObject json) => Base64UrlEncoder.Encode(json.ToJsonString());
}
