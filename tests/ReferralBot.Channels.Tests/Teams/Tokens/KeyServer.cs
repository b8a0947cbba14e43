using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>The host on which the Bot Framework publishes its keys, and a count of who asked.</summary>
internal sealed class KeyServer : HttpMessageHandler
{
    public static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA Short = RSA.Create(1024);

    private int _metadata;
    private int _keys;

    public JsonArray Published { get; } =
    [
        Jwk("k1", Key, new JsonArray("msteams", "webchat", "directline")),
        Jwk("slack-only", Key, new JsonArray("slack")),
        Jwk("endorses-none", Key, new JsonArray()),
        Jwk("endorses-a-word", Key, "msteams"),
        Jwk("endorses-an-object", Key, new JsonObject { ["msteams"] = true }),
        Jwk("endorses-in-capitals", Key, new JsonArray("MSTEAMS")),
        Jwk("endorses-numbers", Key, new JsonArray(1, null, true)),
        Jwk("no-endorsements", Key, endorsements: null),
        Jwk("short", Short, new JsonArray("msteams")),
        new JsonObject
        {
            ["kty"] = "oct",
            ["kid"] = "symmetric",
            ["k"] = "c2VjcmV0",
        },
        new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = "broken",
            ["n"] = "!!",
            ["e"] = "AQAB",
        },
        Jwk("encrypts", Key, new JsonArray("msteams"), use: "enc"),
    ];

    /// <summary>How often the metadata were asked for.</summary>
    public int Asked => _metadata;

    /// <summary>How often the keys were asked for.</summary>
    public int KeysAsked => _keys;

    /// <summary>What is answered instead.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Instead { get; set; }

    /// <summary>Where the keys are said to be.</summary>
    public string KeysAddress { get; set; } = "https://login.botframework.com/v1/.well-known/keys";

    public List<Uri> Addresses { get; } = [];

    public static JsonObject Jwk(string kid, RSA key, JsonNode? endorsements, string use = "sig")
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = use,
            ["kid"] = kid,
            ["x5t"] = "x-" + kid,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not null)
        {
            jwk["endorsements"] = endorsements;
        }

        return jwk;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var isMetadata = request.RequestUri!.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal);
        Interlocked.Increment(ref isMetadata ? ref _metadata : ref _keys);
        lock (Addresses)
        {
            Addresses.Add(request.RequestUri);
        }

        if (Instead is { } instead)
        {
            return await instead(request, ct);
        }

        var document = isMetadata
            ? new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = KeysAddress }
            : new JsonObject { ["keys"] = Published.DeepClone() };
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(document.ToJsonString(), Encoding.UTF8, "application/json"),
        };
    }
}
