using System.Net;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Reads what the Bot Connector answered. What comes from a server in trouble (5xx) or is no JSON does not say whether the call
/// was done.
/// </summary>
internal static class TeamsAnswerReader
{
    /// <summary>Until what failed is tried again, where nobody said when.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    // 412: somebody else wrote at the same moment.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    // The longest window that calls are counted in (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>What the answer says.</summary>
    public static TeamsAnswer Of(HttpResponseMessage response, byte[] body) =>
        response.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => (TeamsAnswer?)OfBody(body)
                ?? new TeamsAnswer.Lost("The answer can't be read."),
            HttpStatusCode.TooManyRequests => new TeamsAnswer.Later(
                RetryAfter.Jittered(RetryAfter.Of(response.Headers, LongestWait) ?? Soon)
            )
            {
                IsLimit = true,
            },
            HttpStatusCode.PreconditionFailed => new TeamsAnswer.Later(RetryAfter.Jittered(AtOnce)),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new TeamsAnswer.Failed(
                (int)response.StatusCode,
                OfBody(body) is { Body: var error } ? TeamsErrors.CodeOf(error) : "Unreadable"
            ),
            var status => new TeamsAnswer.Lost($"The answer was {(int)status}."),
        };

    private static TeamsAnswer.Done? OfBody(byte[] body) =>
        body is [] ? new TeamsAnswer.Done(Nothing)
        : WireJson.Parse(body) is { ValueKind: JsonValueKind.Object } read ? new TeamsAnswer.Done(read)
        : null;
}
