using System.Net;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Teams;

/// <summary>Writes down who was not let in, and why, so that an operator knows what to mend.</summary>
internal sealed partial class TeamsGate(TeamsMeter meter, ILogger<TeamsGate> logger)
{
    /// <summary>The answer to a request that is not let in. It says nothing: the reason is for the operator alone.</summary>
    public TeamsAck Refuse(TeamsTokenProblem problem)
    {
        var reason = Reason(problem);
        meter.Refused(reason);
        Log.Refused(logger, reason, Advice(problem));
        return TeamsAck.Refused(
            problem == TeamsTokenProblem.NoKeys ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Unauthorized
        );
    }

    private static string Reason(TeamsTokenProblem problem) =>
        problem switch
        {
            TeamsTokenProblem.None => throw new ArgumentException("Nothing is wrong with it.", nameof(problem)),
            TeamsTokenProblem.NoToken => "no_token",
            TeamsTokenProblem.TwoTokens => "two_tokens",
            TeamsTokenProblem.OtherScheme => "other_scheme",
            TeamsTokenProblem.TooLong => "token_too_long",
            TeamsTokenProblem.Unreadable => "token_unreadable",
            TeamsTokenProblem.OtherAlgorithm => "other_algorithm",
            TeamsTokenProblem.UnknownKey => "unknown_key",
            TeamsTokenProblem.WrongSignature => "wrong_signature",
            TeamsTokenProblem.OtherIssuer => "other_issuer",
            TeamsTokenProblem.OtherAudience => "other_audience",
            TeamsTokenProblem.NoExpiry => "no_expiry",
            TeamsTokenProblem.Expired => "clock_skew_expired",
            TeamsTokenProblem.NotYetValid => "clock_skew_not_yet_valid",
            TeamsTokenProblem.NoServiceUrl => "no_service_url",
            TeamsTokenProblem.UntrustedServiceUrl => "untrusted_service_url",
            TeamsTokenProblem.NoServiceUrlClaim => "no_service_url_claim",
            TeamsTokenProblem.OtherServiceUrl => "other_service_url",
            TeamsTokenProblem.NoChannel => "no_channel",
            TeamsTokenProblem.NotEndorsed => "key_not_endorsed",
            TeamsTokenProblem.OtherChannel => "other_channel",
            TeamsTokenProblem.NoKeys => "no_keys",
            TeamsTokenProblem.NotThisMachine => "not_this_machine",
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No word for this."),
        };

    private static string Advice(TeamsTokenProblem problem) =>
        problem switch
        {
            TeamsTokenProblem.Expired or TeamsTokenProblem.NotYetValid =>
                "It is more than 300 seconds away from this machine's time. If it happens again and again, set this machine's clock (NTP).",
            TeamsTokenProblem.OtherAudience =>
                "It is for another bot: Teams:AppId must be the Microsoft App ID of the Azure Bot.",
            TeamsTokenProblem.UntrustedServiceUrl =>
                "If this is a cloud of its own, name its host in Teams:TrustedServiceHosts.",
            TeamsTokenProblem.OtherChannel =>
                "Another channel than Teams is switched on at the Azure Bot. Switch it off: only Teams says who people are.",
            TeamsTokenProblem.NoKeys =>
                "Its signature can't be checked before the keys are fetched: let the bot reach the host of Teams:OpenIdMetadataUrl.",
            TeamsTokenProblem.NotThisMachine =>
                "Without Teams:AppId only the Agents Playground on this machine is answered, at a loopback address.",
            _ => "The Bot Connector did not send it, or a proxy changes the headers or the body on its way.",
        };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request to Teams' address: {Reason}. {Advice}")]
        public static partial void Refused(ILogger logger, string reason, string advice);
    }
}
