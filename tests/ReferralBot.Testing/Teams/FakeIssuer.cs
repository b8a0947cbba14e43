using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// Publishes the keys of the Bot Framework and makes the tokens that come with activities
/// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
/// </summary>
public sealed class FakeIssuer
{
    /// <summary>The only issuer of tokens that come with activities.</summary>
    public const string Name = "https://api.botframework.com";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly FakeTeamsWorld _world;
    private readonly List<FakeKey> _published = [FakeKey.First];

    internal FakeIssuer(FakeTeamsWorld world) => _world = world;

    /// <summary>Where the metadata is.</summary>
    public Uri MetadataUrl => new(_world.Address, "v1/.well-known/openidconfiguration");

    /// <summary>The keys that are published, the one that signs last.</summary>
    public IReadOnlyList<FakeKey> Keys => _world.Locked(() => _published.ToList());

    /// <summary>How often the metadata were fetched.</summary>
    public int MetadataCalls { get; private set; }

    /// <summary>How often the keys were fetched.</summary>
    public int KeyCalls { get; private set; }

    /// <summary>From now on another key signs, this one or a new one. The old ones stay published.</summary>
    public FakeKey RollsOver(FakeKey? to = null)
    {
        var key = to ?? FakeKey.New();
        _world.Locked(() => _published.Add(key));
        return key;
    }

    /// <summary>Publishes a key no more.</summary>
    public void Retires(FakeKey key) => _world.Locked(() => _published.Remove(key));

    /// <summary>A token as it comes with an activity of this service url. <paramref name="spoil"/> changes it before it is signed.</summary>
    public string Token(Uri serviceUrl, Action<FakeTokenParts>? spoil = null) =>
        Token(serviceUrl.OriginalString, spoil);

    /// <inheritdoc cref="Token(Uri, Action{FakeTokenParts})"/>
    public string Token(string serviceUrl, Action<FakeTokenParts>? spoil = null)
    {
        var now = _world.Now;
        var key = Keys[^1];
        var parts = new FakeTokenParts(key)
        {
            Header =
            {
                ["alg"] = "RS256",
                ["kid"] = key.Id,
                ["x5t"] = key.Id,
                ["typ"] = "JWT",
            },
            Claims =
            {
                ["serviceurl"] = serviceUrl,
                ["nbf"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
                ["iss"] = Name,
                ["aud"] = _world.Bot.AppId,
            },
        };
        spoil?.Invoke(parts);
        return parts.Sign();
    }

    internal JsonObject Metadata()
    {
        MetadataCalls++;
        return new JsonObject
        {
            ["issuer"] = Name,
            ["authorization_endpoint"] = "https://invalid.botframework.com",
            ["jwks_uri"] = new Uri(_world.Address, "v1/.well-known/keys").AbsoluteUri,
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        };
    }

    internal JsonObject KeySet()
    {
        KeyCalls++;
        return new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => (JsonNode)key.ToJson())]) };
    }
}

/// <summary>A key that signs tokens.</summary>
public sealed class FakeKey
{
    private FakeKey(RSA key)
    {
        Rsa = key;
        Id = FakeTokenParts.Base64Url(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..27];
    }

    /// <summary>A key to begin with: one for all, since making one takes long.</summary>
    public static FakeKey First { get; } = New();

    /// <summary>The key's id.</summary>
    public string Id { get; }

    /// <summary>The channels it may sign for; <see langword="null"/> to leave the field out.</summary>
    public IReadOnlyList<string>? Endorsements { get; init; } = ["msteams", "webchat", "directline"];

    /// <summary>The key itself.</summary>
    public RSA Rsa { get; }

    /// <summary>A new key.</summary>
    public static FakeKey New(IReadOnlyList<string>? endorsements) =>
        new(RSA.Create(2048)) { Endorsements = endorsements };

    /// <summary>A new key for all channels.</summary>
    public static FakeKey New() => new(RSA.Create(2048));

    internal JsonObject ToJson()
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = FakeTokenParts.Base64Url(numbers.Modulus),
            ["e"] = FakeTokenParts.Base64Url(numbers.Exponent),
        };
        if (Endorsements is not null)
        {
            json["endorsements"] = new JsonArray([.. Endorsements.Select(one => (JsonNode)one)]);
        }

        return json;
    }
}
