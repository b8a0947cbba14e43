using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Teams' transport: proves that the Bot Connector sent the request before it takes a byte of it, that the activity in it belongs
/// to the proof, and only then looks at what it says.
/// </summary>
internal sealed class TeamsReceiver(
    TeamsAuthentication authentication,
    TeamsPlayground playground,
    TeamsGate gate,
    TeamsDesk desk,
    TurnAnswers answers
)
{
    /// <summary>The largest activity, in bytes. A message brings its rich text and what it quotes.</summary>
    public const int MaxBody = 1024 * 1024;

    /// <summary>Takes one request.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        var receivedAt = answers.Now;
        using var body = new BodyBytes(MaxBody);
        TeamsAck ack;
        try
        {
            ack = await AnswerAsync(context, body, receivedAt);
        }
        catch (BadHttpRequestException refused)
        {
            ack = TeamsAck.Refused((HttpStatusCode)refused.StatusCode); // cut off, too slow or too large
        }

        await answers.SendAsync(context.Response, ack);
    }

    // Nobody who has no token makes the bot keep what they send.
    private async Task<TeamsAck> AnswerAsync(HttpContext context, BodyBytes body, DateTimeOffset receivedAt)
    {
        var ct = context.RequestAborted;
        var (problem, token) = playground.IsOn
            ? (playground.LetsIn(context) ? TeamsTokenProblem.None : TeamsTokenProblem.NotThisMachine, null)
            : await authentication.ReadAsync(context.Request.Headers.Authorization, ct);
        if (problem != TeamsTokenProblem.None)
        {
            return gate.Refuse(problem);
        }

        if (!await body.FillAsync(context.Request, ct))
        {
            return TeamsAck.Refused(HttpStatusCode.RequestEntityTooLarge);
        }

        if (WireJson.Parse(body.Filled.Span) is not { ValueKind: JsonValueKind.Object } activity)
        {
            return TeamsAck.Refused(HttpStatusCode.BadRequest);
        }

        problem = Compare(token, activity);
        return problem == TeamsTokenProblem.None
            ? await desk.AnswerAsync(activity, receivedAt, ct)
            : gate.Refuse(problem);
    }

    private TeamsTokenProblem Compare(TeamsToken? token, JsonElement activity)
    {
        var serviceUrl = activity.At("serviceUrl").Text();
        return token is not null ? authentication.Compare(token, serviceUrl, activity.At("channelId").Text())
            : playground.IsOn && TeamsPlayground.Answers(serviceUrl) ? TeamsTokenProblem.None
            : TeamsTokenProblem.NotThisMachine;
    }
}
