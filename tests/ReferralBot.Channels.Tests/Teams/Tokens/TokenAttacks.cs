using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Problem = ReferralBot.Channels.Teams.TeamsTokenProblem;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>What somebody might send instead of what the Bot Connector sends, and what is wrong with it.</summary>
internal static partial class TokenAttacks
{
    private static readonly HashAlgorithmName Sha256 = HashAlgorithmName.SHA256;

    public static IReadOnlyDictionary<string, (Func<Forge, Sent> Attack, Problem Problem)> All { get; } =
        Headers()
            .Concat(Signatures())
            .Concat(Keys())
            .Concat(Claims())
            .Concat(Times())
            .Concat(Addresses())
            .Concat(Channels())
            .Concat(Together())
            .ToDictionary(one => one.Name, one => (one.Attack, one.Problem), StringComparer.Ordinal);

    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Headers() =>
        [
            ("no header", _ => new Sent(StringValues.Empty), Problem.NoToken),
            ("an empty header", _ => new Sent(""), Problem.NoToken),
            ("two headers", f => new Sent(new[] { $"Bearer {f.Token()}", $"Bearer {f.Token()}" }), Problem.TwoTokens),
            ("a good and an empty header", f => new Sent(new[] { $"Bearer {f.Token()}", "" }), Problem.TwoTokens),
            ("two tokens in one header", f => new Sent($"Bearer {f.Token()}, Bearer {f.Token()}"), Problem.Unreadable),
            ("Basic", f => new Sent($"Basic {f.Token()}"), Problem.OtherScheme),
            ("Digest", f => new Sent($"Digest {f.Token()}"), Problem.OtherScheme),
            ("no scheme", f => new Sent(f.Token()), Problem.OtherScheme),
            ("a longer scheme", f => new Sent($"BearerX {f.Token()}"), Problem.OtherScheme),
            ("a space before", f => new Sent($" Bearer {f.Token()}"), Problem.OtherScheme),
            ("a tab for the space", f => new Sent($"Bearer\t{f.Token()}"), Problem.OtherScheme),
            ("the scheme alone", _ => new Sent("Bearer "), Problem.Unreadable),
            ("two spaces", f => new Sent($"Bearer  {f.Token()}"), Problem.Unreadable),
            ("a space after", f => new Sent($"Bearer {f.Token()} "), Problem.Unreadable),
            ("a line break after", f => new Sent($"Bearer {f.Token()}\n"), Problem.Unreadable),
            ("a NUL after", f => new Sent($"Bearer {f.Token()}\0"), Problem.Unreadable),
            ("4,097 letters", _ => new Sent("Bearer " + new string('a', 4097)), Problem.TooLong),
            ("a good token with a long claim", f => f.Claim("x", new string('x', 4000)), Problem.TooLong),
        ];

    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Signatures() =>
        [
            ("three dots", f => new Sent($"Bearer {f.Token()}."), Problem.Unreadable),
            ("five parts, as if encrypted", _ => new Sent("Bearer a.b.c.d.e"), Problem.Unreadable),
            ("empty parts", _ => new Sent("Bearer .."), Problem.Unreadable),
            ("no JSON", _ => new Sent("Bearer YWJj.YWJj.YWJj"), Problem.Unreadable),
            ("padded", f => new Sent($"Bearer {f.Token()}="), Problem.Unreadable),
            ("alg none", f => f.Unsigned("none"), Problem.OtherAlgorithm),
            ("alg NONE", f => f.Unsigned("NONE"), Problem.OtherAlgorithm),
            ("alg none with a signature", f => f.Header("alg", "none"), Problem.OtherAlgorithm),
            ("no alg", f => f.With(header: header => header.Remove("alg")), Problem.OtherAlgorithm),
            ("alg in small letters", f => f.Header("alg", "rs256"), Problem.OtherAlgorithm),
            ("alg of another type", f => f.Header("alg", 256), Problem.Unreadable),
            ("HS256 with the public key", f => f.Symmetric("k1", Modulus()), Problem.OtherAlgorithm),
            (
                "HS256 with the public key as PEM",
                f => f.Symmetric("k1", KeyServer.Key.ExportSubjectPublicKeyInfoPem()),
                Problem.OtherAlgorithm
            ),
            ("HS256 with a published secret", f => f.Symmetric("symmetric", "secret"), Problem.OtherAlgorithm),
            ("RS384", f => f.Signed("RS384", HashAlgorithmName.SHA384), Problem.OtherAlgorithm),
            ("RS512", f => f.Signed("RS512", HashAlgorithmName.SHA512), Problem.OtherAlgorithm),
            ("PS256", f => f.Header("alg", "PS256"), Problem.OtherAlgorithm),
            ("ES256", f => f.Header("alg", "ES256"), Problem.OtherAlgorithm),
            ("RS256 said, SHA-512 used", f => f.Signed("RS256", HashAlgorithmName.SHA512), Problem.WrongSignature),
            ("an extension that must be understood", f => f.Header("crit", new JsonArray("exp")), Problem.Unreadable),
            (
                "no signature",
                f => new Sent($"Bearer {f.Token()[..(f.Token().LastIndexOf('.') + 1)]}"),
                Problem.WrongSignature
            ),
            ("a changed claim", f => f.Changed(), Problem.WrongSignature),
            ("somebody else's signature", f => f.By("k1", Forge.Stranger), Problem.WrongSignature),
        ];

    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Keys() =>
        [
            ("no kid", f => f.With(header: header => header.Remove("kid")), Problem.UnknownKey),
            ("an empty kid", f => f.Header("kid", ""), Problem.UnknownKey),
            ("an unknown kid", f => f.Header("kid", "k9"), Problem.UnknownKey),
            ("kid in capitals", f => f.Header("kid", "K1"), Problem.UnknownKey),
            ("kid with a space", f => f.Header("kid", "k1 "), Problem.UnknownKey),
            ("kid as a path", f => f.Header("kid", "../../dev/null"), Problem.UnknownKey),
            ("kid of another type", f => f.Header("kid", 1), Problem.Unreadable),
            ("the certificate's name for the kid", f => f.Header("kid", "x-k1"), Problem.UnknownKey),
            ("a short key", f => f.Header("kid", "short"), Problem.UnknownKey),
            ("a broken key", f => f.Header("kid", "broken"), Problem.UnknownKey),
            ("a symmetric key", f => f.Header("kid", "symmetric"), Problem.UnknownKey),
            ("a key for encryption", f => f.Header("kid", "encrypts"), Problem.UnknownKey),
            ("jku", f => f.Led("jku", "https://evil.example/keys"), Problem.WrongSignature),
            ("x5u", f => f.Led("x5u", "https://evil.example/cert"), Problem.WrongSignature),
            (
                "jwk",
                f => f.Led("jwk", KeyServer.Jwk("k1", Forge.Stranger, new JsonArray("msteams"))),
                Problem.WrongSignature
            ),
        ];

    private static string Modulus() => Base64UrlEncoder.Encode(KeyServer.Key.ExportParameters(false).Modulus);

    private static Sent Unsigned(this Forge forge, string algorithm) =>
        new($"Bearer {forge.Token(header => header["alg"] = algorithm, sign: _ => [])}");

    private static Sent Symmetric(this Forge forge, string kid, string secret) =>
        new(
            $"Bearer {forge.Token(header => (header["alg"], header["kid"]) = ("HS256", kid), sign: Forge.Hmac(secret))}"
        );

    private static Sent Signed(this Forge forge, string algorithm, HashAlgorithmName hash) =>
        new($"Bearer {forge.Token(header => header["alg"] = algorithm, sign: Forge.Rsa(KeyServer.Key, hash))}");

    private static Sent By(this Forge forge, string kid, RSA key) =>
        new($"Bearer {forge.Token(header => header["kid"] = kid, sign: Forge.Rsa(key, Sha256))}");

    private static Sent Led(this Forge forge, string name, JsonNode value) =>
        new($"Bearer {forge.Token(header => header[name] = value, sign: Forge.Rsa(Forge.Stranger, Sha256))}");

    private static Sent Changed(this Forge forge)
    {
        var (good, other) = (forge.Token().Split('.'), forge.Token(claims: claims => claims["exp"] = forge.Now + 9999));
        return new Sent($"Bearer {good[0]}.{other.Split('.')[1]}.{good[2]}");
    }
}
