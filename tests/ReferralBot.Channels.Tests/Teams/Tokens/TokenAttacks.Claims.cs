using System.Text.Json.Nodes;
using Problem = ReferralBot.Channels.Teams.TeamsTokenProblem;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

internal static partial class TokenAttacks
{
    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Claims() =>
        [
            ("no issuer", f => f.Without("iss"), Problem.OtherIssuer),
            ("the issuer with a slash", f => f.Claim("iss", "https://api.botframework.com/"), Problem.OtherIssuer),
            ("the issuer in capitals", f => f.Claim("iss", "https://API.botframework.com"), Problem.OtherIssuer),
            ("the issuer of another cloud", f => f.Claim("iss", "https://api.botframework.us"), Problem.OtherIssuer),
            (
                "Entra as the issuer",
                f => f.Claim("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
                Problem.OtherIssuer
            ),
            (
                "a list of issuers",
                f => f.Claim("iss", new JsonArray("https://api.botframework.com")),
                Problem.Unreadable
            ),
            ("no audience", f => f.Without("aud"), Problem.OtherAudience),
            ("an empty audience", f => f.Claim("aud", ""), Problem.OtherAudience),
            ("another bot", f => f.Claim("aud", "33333333-3333-4333-8333-333333333333"), Problem.OtherAudience),
            ("the app's address for its id", f => f.Claim("aud", $"api://{Forge.AppId}"), Problem.OtherAudience),
            (
                "another bot and this one",
                f => f.Claim("aud", new JsonArray("33333333-3333-4333-8333-333333333333", Forge.AppId)),
                Problem.OtherAudience
            ),
            ("this bot twice", f => f.Claim("aud", new JsonArray(Forge.AppId, Forge.AppId)), Problem.OtherAudience),
            ("an empty list of audiences", f => f.Claim("aud", new JsonArray()), Problem.OtherAudience),
            ("an audience of another type", f => f.Claim("aud", new JsonObject()), Problem.Unreadable),
            ("no serviceurl", f => f.Without("serviceurl"), Problem.NoServiceUrlClaim),
            ("an empty serviceurl", f => f.Claim("serviceurl", ""), Problem.NoServiceUrlClaim),
            (
                "serviceurl in other letters",
                f => f.With(claims: c => (c["serviceUrl"], _) = (Forge.ServiceUrl, c.Remove("serviceurl"))),
                Problem.NoServiceUrlClaim
            ),
            (
                "a list of serviceurls",
                f => f.Claim("serviceurl", new JsonArray(Forge.ServiceUrl, "https://evil.example/")),
                Problem.OtherServiceUrl
            ),
        ];

    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Times() =>
        [
            ("no expiry", f => f.Without("exp"), Problem.NoExpiry),
            ("an expiry in words", f => f.Claim("exp", "tomorrow"), Problem.Unreadable),
            ("an expiry beyond all numbers", f => f.Claim("exp", 1e300), Problem.Unreadable),
            ("an expiry below zero", f => f.Claim("exp", -1), Problem.Expired),
            ("ended 301 seconds ago", f => f.Claim("exp", f.Now - 301), Problem.Expired),
            ("begins in 301 seconds", f => f.Claim("nbf", f.Now + 301), Problem.NotYetValid),
            ("begins after all time", f => f.Claim("nbf", long.MaxValue), Problem.NotYetValid),
            ("begins in words", f => f.Claim("nbf", "now"), Problem.Unreadable),
        ];

    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Addresses() =>
        [
            ("no serviceUrl", f => f.With() with { ServiceUrl = null }, Problem.NoServiceUrl),
            ("an empty serviceUrl", f => f.With() with { ServiceUrl = "" }, Problem.NoServiceUrl),
            .. new[]
            {
                "https://evil.example/",
                "https://smba.trafficmanager.net@evil.example/emea/",
                "https://user:pw@smba.trafficmanager.net/emea/",
                "https://smba.trafficmanager.net:8443/emea/",
                "https://smba.trafficmanager.net./emea/",
                "https://smbа.trafficmanager.net/emea/", // a Cyrillic letter
                "https://smba.trafficmanager.net\\@evil.example/emea/",
                "https://smba.trafficmanager.net.evil.example/emea/",
                "http://smba.trafficmanager.net/emea/",
                "https://smba.trafficmanager.net/amer/",
                "https://smba.trafficmanager.net/emea//",
                "https://smba.trafficmanager.net/emea/?x=1",
                " https://smba.trafficmanager.net/emea/",
                "//smba.trafficmanager.net/emea/",
                "smba.trafficmanager.net/emea/",
            }.Select(address => Spoofed(address, claimed: Forge.ServiceUrl, Problem.OtherServiceUrl)),
            .. new[]
            {
                "https://evil.example/",
                "https://evil.trafficmanager.net/emea/",
                "https://user@smba.trafficmanager.net/emea/",
                "https://smba.trafficmanager.net:8443/emea/",
                "https://smba.trafficmanager.net./emea/",
                "https://smbа.trafficmanager.net/emea/", // a Cyrillic letter
                "https://smba.trafficmanager.net\\@evil.example/emea/",
                "http://smba.trafficmanager.net/emea/",
                "http://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/",
                "file:///etc/passwd",
                "emea/",
            }.Select(address => Spoofed(address, claimed: address, Problem.UntrustedServiceUrl)),
        ];

    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Channels() =>
        [
            ("no channel", f => f.With() with { ChannelId = null }, Problem.NoChannel),
            ("an empty channel", f => f.With() with { ChannelId = "" }, Problem.NoChannel),
            ("a channel in capitals", f => f.With() with { ChannelId = "MSTEAMS" }, Problem.NotEndorsed),
            ("a channel with a space", f => f.With() with { ChannelId = "msteams " }, Problem.NotEndorsed),
            ("a channel that the key is not for", f => f.With() with { ChannelId = "slack" }, Problem.NotEndorsed),
            (
                "another channel that the key is for",
                f => f.With() with { ChannelId = "directline" },
                Problem.OtherChannel
            ),
            .. new[]
            {
                "slack-only",
                "endorses-none",
                "endorses-a-word",
                "endorses-an-object",
                "endorses-in-capitals",
                "endorses-numbers",
                "no-endorsements",
            }.Select(kid => ($"a key that {kid}", (Func<Forge, Sent>)(f => f.Header("kid", kid)), Problem.NotEndorsed)),
        ];

    // Of two things that are wrong the first is named; whichever is mended, the other still keeps it out.
    private static IEnumerable<(string Name, Func<Forge, Sent> Attack, Problem Problem)> Together() =>
        [
            (
                "another issuer, another bot",
                f => f.With(claims: c => (c["iss"], c["aud"]) = ("x", "y")),
                Problem.OtherIssuer
            ),
            ("another bot, ended", f => f.With(claims: c => (c["aud"], c["exp"]) = ("y", 1)), Problem.OtherAudience),
            ("ended, elsewhere", f => f.Claim("exp", 1) with { ServiceUrl = "https://evil.example/" }, Problem.Expired),
            (
                "elsewhere, another channel",
                f => f.With() with { ServiceUrl = "https://evil.example/", ChannelId = "slack" },
                Problem.OtherServiceUrl
            ),
            (
                "no claims at all",
                f => new Sent(
                    $"Bearer {Forge.Signed("""{"alg":"RS256","kid":"k1"}""", "{}", Forge.Rsa(KeyServer.Key, Sha256))}"
                ),
                Problem.OtherIssuer
            ),
            (
                "no object of claims",
                f => new Sent(
                    $"Bearer {Forge.Signed("""{"alg":"RS256","kid":"k1"}""", "[]", Forge.Rsa(KeyServer.Key, Sha256))}"
                ),
                Problem.Unreadable
            ),
        ];

    private static (string Name, Func<Forge, Sent> Attack, Problem Problem) Spoofed(
        string address,
        string claimed,
        Problem problem
    ) =>
        (
            $"answered at {address}, the token says {(claimed == address ? "so" : "otherwise")}",
            f => f.Claim("serviceurl", claimed) with { ServiceUrl = address },
            problem
        );
}
