using System.Net;
using Microsoft.AspNetCore.Http;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Slack's transport over HTTP: takes the bytes, proves that Slack sent them, and only then looks at what they say. Each of its
/// addresses takes everything, so that one can stand for all.
/// </summary>
internal sealed class SlackReceiver(SlackSignature signature, SlackDesk desk, SlackGate gate, TurnAnswers answers)
{
    /// <summary>
    /// The largest request, in bytes. A press brings the whole message or view back, percent-encoded: a letter beyond ASCII takes
    /// eight bytes (<c>%5Cu00e9</c>), and the vendor's own mock sends 67 kB (github.com/slackapi/python-slack-sdk,
    /// mock_socket_mode_server.py). The biggest message and the biggest form of ours come to about 200 kB.
    /// </summary>
    public const int MaxBody = 256 * 1024;

    /// <summary>Takes one request.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        var receivedAt = answers.Now;
        using var body = new BodyBytes(MaxBody);
        SlackAck ack;
        try
        {
            ack = await body.FillAsync(context.Request, context.RequestAborted)
                ? await AnswerAsync(context, body.Filled, receivedAt)
                : SlackAck.Refused(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (BadHttpRequestException refused)
        {
            ack = SlackAck.Refused((HttpStatusCode)refused.StatusCode); // cut off, too slow or too large
        }

        await answers.SendAsync(context.Response, ack);
    }

    private async Task<SlackAck> AnswerAsync(HttpContext context, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        var headers = context.Request.Headers;
        var timestamps = headers[SlackSignature.TimestampHeader];
        var signatures = headers[SlackSignature.SignatureHeader];
        var type = SlackBody.TypeOf(context.Request.ContentType);
        if (timestamps.Count == 0 && signatures.Count == 0 && SlackBody.IsSslCheck(type, body.Span))
        {
            return SlackAck.Empty;
        }

        var problem = signature.Check(timestamps, signatures, body.Span);
        if (problem != SlackSignatureProblem.None)
        {
            gate.Refused(problem);
            return SlackAck.Refused(HttpStatusCode.Unauthorized);
        }

        return SlackBody.Read(type, body.Span, receivedAt) switch
        {
            SlackBody.Delivered delivered => await desk.AnswerAsync(delivered.Delivery, context.RequestAborted),
            SlackBody.Answered answered => answered.Ack,
            _ => throw new InvalidOperationException("A body was neither read nor answered."),
        };
    }
}
