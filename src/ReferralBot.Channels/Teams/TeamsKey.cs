using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>A key with which the Bot Connector signs, and the channels for which it may.</summary>
internal sealed record TeamsKey(string Id, RsaSecurityKey Key, FrozenSet<string> Endorsements)
{
    // NIST SP 800-131A: shorter ones are no longer good for signatures. The published ones have 2048.
    private const int LeastBits = 2048;

    /// <summary>The keys among those published that can be checked with here; each name stands for the first one that has it.</summary>
    public static FrozenDictionary<string, TeamsKey> Among(IEnumerable<JsonWebKey> published) =>
        published
            .Select(Read)
            .OfType<TeamsKey>()
            .DistinctBy(key => key.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);

    private static TeamsKey? Read(JsonWebKey published)
    {
        if (published is not { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, Use: null or "" or "sig" })
        {
            return null;
        }

        try
        {
            var key = new RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(published.N),
                Exponent = Base64UrlEncoder.DecodeBytes(published.E),
            };
            return key.Modulus.Length * 8 < LeastBits
                ? null
                : new TeamsKey(published.Kid, new RsaSecurityKey(key) { KeyId = published.Kid }, Channels(published));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return null; // no key
        }
    }

    private static FrozenSet<string> Channels(JsonWebKey published) =>
        published.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement list
            ? list.Items().Select(item => item.Text()).OfType<string>().ToFrozenSet(StringComparer.Ordinal)
            : [];
}
