using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>A request as it is sent: the header, and what the activity says of itself.</summary>
internal sealed record Sent(StringValues Authorization)
{
    public string? ServiceUrl { get; init; } = Forge.ServiceUrl;

    public string? ChannelId { get; init; } = "msteams";
}

/// <summary>Makes tokens as the Bot Connector does, and all that somebody else might try.</summary>
internal sealed class Forge(TimeProvider time)
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    public static readonly RSA Stranger = RSA.Create(2048);

    public long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A request with a token that differs from a good one in this.</summary>
    public Sent With(Action<JsonObject>? header = null, Action<JsonObject>? claims = null) =>
        new($"Bearer {Token(header, claims)}");

    /// <summary>A request with a token whose claim is this.</summary>
    public Sent Claim(string name, JsonNode? value) => With(claims: claims => claims[name] = value);

    /// <summary>A request with a token without this claim.</summary>
    public Sent Without(string name) => With(claims: claims => claims.Remove(name));

    /// <summary>A request with a token whose header says this.</summary>
    public Sent Header(string name, JsonNode? value) => With(header: header => header[name] = value);

    public string Token(
        Action<JsonObject>? header = null,
        Action<JsonObject>? claims = null,
        Func<byte[], byte[]>? sign = null
    )
    {
        var head = new JsonObject
        {
            ["alg"] = "RS256",
            ["kid"] = "k1",
            ["x5t"] = "x-k1",
            ["typ"] = "JWT",
        };
        var body = new JsonObject
        {
            ["serviceurl"] = ServiceUrl,
            ["nbf"] = Now,
            ["exp"] = Now + 3600,
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
        };
        header?.Invoke(head);
        claims?.Invoke(body);
        return Signed(head.ToJsonString(), body.ToJsonString(), sign ?? Rsa(KeyServer.Key, HashAlgorithmName.SHA256));
    }

    public static string Signed(string header, string claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public static Func<byte[], byte[]> Rsa(RSA key, HashAlgorithmName hash) =>
        text => key.SignData(text, hash, RSASignaturePadding.Pkcs1);

    public static Func<byte[], byte[]> Hmac(string secret) =>
        text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text);
}
