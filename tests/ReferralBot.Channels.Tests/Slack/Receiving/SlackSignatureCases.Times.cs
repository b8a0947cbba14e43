using System.Globalization;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

internal static partial class SlackSignatureCases
{
    private static IEnumerable<(string, string, string, string, SlackSignatureProblem)> Ages()
    {
        int[] ages = [-86_400, -3_600, -302, -301, -300, -299, -1, 0, 1, 299, 300, 301, 302, 3_600, 86_400, 31_536_000];
        foreach (var age in ages)
        {
            var stamp = (long.Parse(Now, CultureInfo.InvariantCulture) - age).ToString(CultureInfo.InvariantCulture);
            var problem =
                age > 300 ? SlackSignatureProblem.TooOld
                : age < -300 ? SlackSignatureProblem.FromTheFuture
                : SlackSignatureProblem.None;
            yield return ($"{age} s old", stamp, Sign(Secret, stamp, Body), Body, problem);
            yield return (
                $"{age} s old, with the signature of now",
                stamp,
                Signature,
                Body,
                problem == SlackSignatureProblem.None && age != 0 ? SlackSignatureProblem.WrongSignature : problem
            );
        }
    }

    private static IEnumerable<(string, string, string, string, SlackSignatureProblem)> Stamps()
    {
        string[] unreadable =
        [
            " " + Now,
            Now + " ",
            "+" + Now,
            "-" + Now,
            Now + ".0",
            Now + "e0",
            "0x5B479A8A",
            "1,531,420,618",
            "１５３１４２０６１８",
            "١٥٣١٤٢٠٦١٨",
            Now + "," + Now,
            "99999999999999999999",
            "now",
            "2018-07-12T18:36:58Z",
            "NaN",
            Now + "\u200b",
        ];
        foreach (var stamp in unreadable)
        {
            yield return (
                "no number",
                stamp,
                Sign(Secret, stamp, Body),
                Body,
                SlackSignatureProblem.TimestampUnreadable
            );
        }

        yield return ("no time", "", Signature, Body, SlackSignatureProblem.NoTimestamp);
        yield return (
            "the largest number",
            "9223372036854775807",
            Signature,
            Body,
            SlackSignatureProblem.FromTheFuture
        );
        yield return (
            "milliseconds",
            Now + "000",
            Sign(Secret, Now + "000", Body),
            Body,
            SlackSignatureProblem.FromTheFuture
        );
        yield return ("nothing", "0", Sign(Secret, "0", Body), Body, SlackSignatureProblem.TooOld);
    }
}
