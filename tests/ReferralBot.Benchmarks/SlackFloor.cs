using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ReferralBot.Benchmarks;

/// <summary>
/// The least that a server can do with a slash command: it proves the signature, parses the form and answers about 70 bytes. It
/// saves nothing.
/// </summary>
internal sealed class SlackFloor(string secret)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);

    public async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!IsSigned(context.Request.Headers, bytes.Span))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var text = "";
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(bytes.Span)))
        {
            if (pair.EncodedName.Span is "text")
            {
                text = pair.DecodeValue().ToString();
            }
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(
            $$"""{"response_type":"ephemeral","text":"Read {{text.Length}} letters, saved nothing"}""",
            context.RequestAborted
        );
    }

    private bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var expected = SlackCommand.Sign(_key, headers["X-Slack-Request-Timestamp"].ToString(), body);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected),
            Encoding.ASCII.GetBytes(headers["X-Slack-Signature"].ToString())
        );
    }
}
