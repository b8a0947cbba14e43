using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Channels.Wire;

/// <summary>Writes answers to the requests that brought something, and starts what is left to do after them.</summary>
internal sealed class TurnAnswers(AfterWork after, TimeProvider time)
{
    // The bytes are those that the vendors' own frameworks send; they are no part of a page.
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The time by which it is decided when something came in.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Sends an answer to its end. Who hung up before it still gets what comes after it.</summary>
    public async Task SendAsync<TAck>(HttpResponse response, TAck ack)
        where TAck : class, ITurnAck<TAck>
    {
        // From here on the host knows of it: one that stops now still waits for what comes after this answer.
        var written = ack.After is { } rest ? after.Promise(rest) : null;
        try
        {
            await WriteAsync(response, ack);
        }
        finally
        {
            written?.TrySetResult(); // whatever became of the line, work may wait for its acknowledgement to be gone
        }
    }

    private static async Task WriteAsync<TAck>(HttpResponse response, TAck ack)
        where TAck : class, ITurnAck<TAck>
    {
        response.StatusCode = (int)ack.Status;
        var bytes = ack.Body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(ack.Body, Plain);
        response.ContentLength = bytes.Length;
        if (bytes.Length > 0)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.Body.WriteAsync(bytes, CancellationToken.None);
        }

        await response.CompleteAsync();
    }
}
