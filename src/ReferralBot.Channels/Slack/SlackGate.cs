using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Slack;

/// <summary>Writes down who was not let in, and why, so that an operator knows what to mend.</summary>
internal sealed partial class SlackGate(SlackMeter meter, ILogger<SlackGate> logger)
{
    /// <summary>A request was refused for its signature.</summary>
    public void Refused(SlackSignatureProblem problem)
    {
        var reason = Reason(problem);
        meter.Refused(reason);
        Log.Refused(logger, reason, Advice(problem));
    }

    private static string Reason(SlackSignatureProblem problem) =>
        problem switch
        {
            SlackSignatureProblem.None => throw new ArgumentException("Nothing is wrong with it.", nameof(problem)),
            SlackSignatureProblem.NoTimestamp => "no_timestamp",
            SlackSignatureProblem.TwoTimestamps => "two_timestamps",
            SlackSignatureProblem.TimestampUnreadable => "timestamp_unreadable",
            SlackSignatureProblem.TooOld => "clock_skew_too_old",
            SlackSignatureProblem.FromTheFuture => "clock_skew_from_the_future",
            SlackSignatureProblem.NoSignature => "no_signature",
            SlackSignatureProblem.TwoSignatures => "two_signatures",
            SlackSignatureProblem.SignatureUnreadable => "signature_unreadable",
            SlackSignatureProblem.WrongSignature => "wrong_signature",
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No word for this."),
        };

    private static string Advice(SlackSignatureProblem problem) =>
        problem switch
        {
            SlackSignatureProblem.TooOld or SlackSignatureProblem.FromTheFuture =>
                "It is more than 300 seconds away from this machine's time. If it happens again and again, set this machine's clock (NTP).",
            SlackSignatureProblem.WrongSignature =>
                "Slack:SigningSecret is not the one of this app, or a proxy changes the body on its way.",
            _ => "Slack did not send it, or a proxy changes the headers on its way.",
        };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Refused a request to Slack's addresses: {Reason}. {Advice}"
        )]
        public static partial void Refused(ILogger logger, string reason, string advice);
    }
}
