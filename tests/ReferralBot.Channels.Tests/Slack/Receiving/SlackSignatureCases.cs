using System.Text;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>Requests that are signed right, and wrong in each way that there is.</summary>
internal static partial class SlackSignatureCases
{
    // The vector that Slack publishes (docs.slack.dev/authentication/verifying-requests-from-slack).
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Stamp = "1531420618";
    public const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    public const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private const string Now = Stamp;

    public static TheoryData<string, string, string, string, string> All()
    {
        var all = new TheoryData<string, string, string, string, string>();
        foreach (var (why, stamp, signature, body, problem) in Cases())
        {
            all.Add(why, stamp, signature, body, problem.ToString());
        }

        return all;
    }

    public static IEnumerable<(
        string Why,
        string Stamp,
        string Signature,
        string Body,
        SlackSignatureProblem Problem
    )> Cases() =>
        [
            ("the published vector", Stamp, Signature, Body, SlackSignatureProblem.None),
            .. Signatures(),
            .. Shapes(),
            .. Others(),
            .. Bodies(),
            .. Ages(),
            .. Stamps(),
        ];

    private static IEnumerable<(string, string, string, string, SlackSignatureProblem)> Signatures()
    {
        for (var at = 3; at < Signature.Length; at++)
        {
            var other = Signature[at] == '0' ? '1' : '0';
            yield return (
                $"digit {at} is another",
                Stamp,
                Put(Signature, at, other),
                Body,
                SlackSignatureProblem.WrongSignature
            );
            yield return (
                $"digit {at} is none",
                Stamp,
                Put(Signature, at, 'g'),
                Body,
                SlackSignatureProblem.SignatureUnreadable
            );
            if (char.IsAsciiLetter(Signature[at]))
            {
                var upper = Put(Signature, at, char.ToUpperInvariant(Signature[at]));
                yield return (
                    $"digit {at} is upper case",
                    Stamp,
                    upper,
                    Body,
                    SlackSignatureProblem.SignatureUnreadable
                );
            }
        }
    }

    private static IEnumerable<(string, string, string, string, SlackSignatureProblem)> Shapes()
    {
        for (var length = 1; length < Signature.Length; length++)
        {
            yield return (
                $"cut to {length}",
                Stamp,
                Signature[..length],
                Body,
                SlackSignatureProblem.SignatureUnreadable
            );
        }

        string[] shapes =
        [
            Signature + "0",
            Signature + " ",
            " " + Signature,
            Signature + "," + Signature,
            Signature[3..],
            "v1" + Signature[2..],
            "V0" + Signature[2..],
            "v0:" + Signature[3..],
            "v00=" + Signature[4..],
            "sha256=" + Signature[3..],
            "v0=" + new string('０', 64),
        ];
        foreach (var shape in shapes)
        {
            yield return ("another shape", Stamp, shape, Body, SlackSignatureProblem.SignatureUnreadable);
        }
    }

    private static IEnumerable<(string, string, string, string, SlackSignatureProblem)> Others()
    {
        yield return ("no signature", Stamp, "", Body, SlackSignatureProblem.NoSignature);
        yield return ("an empty secret's", Stamp, Sign("", Stamp, Body), Body, SlackSignatureProblem.WrongSignature);
        yield return ("another app's", Stamp, Sign("other", Stamp, Body), Body, SlackSignatureProblem.WrongSignature);
    }

    private static IEnumerable<(string, string, string, string, SlackSignatureProblem)> Bodies()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            var other = Body[at] == 'x' ? 'y' : 'x';
            yield return (
                $"byte {at} is another",
                Stamp,
                Signature,
                Put(Body, at, other),
                SlackSignatureProblem.WrongSignature
            );
        }

        string[] same =
        [
            Uri.UnescapeDataString(Body),
            Body.Replace("%2F", "%2f", StringComparison.Ordinal),
            Body + "&",
            Body + "\n",
            "",
        ];
        foreach (var encoded in same)
        {
            yield return ("encoded another way", Stamp, Signature, encoded, SlackSignatureProblem.WrongSignature);
        }
    }

    public static string Sign(string secret, string stamp, string body) =>
        SlackHost.Sign(secret, stamp, Encoding.UTF8.GetBytes(body));

    private static string Put(string text, int at, char character) => $"{text[..at]}{character}{text[(at + 1)..]}";
}
