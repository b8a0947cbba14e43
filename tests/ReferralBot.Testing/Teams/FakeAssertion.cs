using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// Checks what a bot signs with its certificate instead of showing a secret
/// (learn.microsoft.com/entra/identity-platform/certificate-credentials).
/// </summary>
internal static class FakeAssertion
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const string WrongKey =
        "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.";
    private const string Malformed = "AADSTS50027: JWT token is invalid or malformed.";

    /// <summary>Entra's words for what is wrong, or nothing.</summary>
    public static string? Problem(string assertion, FakeBot bot, string tokenAddress)
    {
        var parts = assertion.Split('.');
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims)
        {
            return Malformed;
        }

        if (bot.Certificate is null || !IsSigned(parts, Text(header, "alg"), bot.Certificate))
        {
            return WrongKey;
        }

        // The SDK that signs it knows the machine's clock only.
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var isTimely = Seconds(claims, "exp") > now && Seconds(claims, "nbf") <= now + 300;
        return !isTimely ? "AADSTS700024: Client assertion is not within its valid time range."
            : Text(claims, "iss") != bot.AppId || Text(claims, "sub") != bot.AppId
                ? "AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter."
            : Text(claims, "aud") != tokenAddress
                ? "AADSTS700023: Client assertion audience claim does not match Realm issuer."
            : null;
    }

    private static bool IsSigned(string[] parts, string algorithm, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey()!;
        var padding = algorithm switch
        {
            "PS256" => RSASignaturePadding.Pss,
            "RS256" => RSASignaturePadding.Pkcs1,
            _ => null,
        };
        return padding is not null
            && key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                padding
            );
    }

    // Microsoft's own SDK writes times as strings, and Entra takes them.
    private static long Seconds(JsonObject json, string name) =>
        long.TryParse(json[name]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : 0;

    private static string Text(JsonObject json, string name) => json[name]?.GetValue<string>() ?? "";

    private static JsonObject? Json(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            return null;
        }
    }
}
