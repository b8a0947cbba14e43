using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>A token before it is signed: what stands in it can be changed.</summary>
public sealed class FakeTokenParts(FakeKey key)
{
    /// <summary>The header.</summary>
    public JsonObject Header { get; } = [];

    /// <summary>The claims.</summary>
    public JsonObject Claims { get; } = [];

    /// <summary>The key that signs.</summary>
    public FakeKey Key { get; set; } = key;

    /// <summary>Writes bytes as tokens do.</summary>
    public static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>The token, signed by RS256 whatever the header says.</summary>
    public string Sign()
    {
        var words = $"{Base64Url(Utf8(Header))}.{Base64Url(Utf8(Claims))}";
        var signature = Key.Rsa.SignData(
            Encoding.ASCII.GetBytes(words),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{words}.{Base64Url(signature)}";
    }

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
