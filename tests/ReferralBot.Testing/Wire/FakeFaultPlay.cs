using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Wire;

/// <summary>What a platform's answers look like where something goes wrong.</summary>
/// <param name="Answer">What it answers when all is well; parts of it are sent.</param>
/// <param name="TooMany">The body of 429.</param>
internal sealed record FakeFaultWords(string Answer, string TooMany)
{
    /// <summary>Answers with a refusal for this word.</summary>
    public required Func<HttpContext, string, Task> RefuseAsync { get; init; }
}

/// <summary>Answers as a fault does, in the words of one platform.</summary>
internal sealed class FakeFaultPlay(FakeFaultWords words)
{
    private const string JsonType = "application/json; charset=utf-8";

    /// <summary>Whether the call is done before the fault shows.</summary>
    public static bool IsAfter(FakeFault? fault) => fault is FakeFault.AnswerLost or FakeFault.AnswerNever;

    public Task PlayAsync(HttpContext http, FakeFault fault, FakeFaults faults)
    {
        var response = http.Response;
        switch (fault)
        {
            case FakeFault.TooMany tooMany:
                return TooManyAsync(response, tooMany.RetryAfter);
            case FakeFault.Status status:
                response.StatusCode = status.Code;
                return response.WriteAsync(status.Body, http.RequestAborted);
            case FakeFault.Page:
                response.ContentType = "text/html; charset=utf-8";
                return response.WriteAsync("<!DOCTYPE html><html><body>We are being upgraded</body></html>");
            case FakeFault.Truncated:
                response.ContentType = JsonType;
                return response.WriteAsync(words.Answer[..30]);
            case FakeFault.Huge huge:
                return HugeAsync(http, huge.Bytes);
            case FakeFault.Redirect redirect:
                response.Redirect(redirect.To.AbsoluteUri, permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            case FakeFault.Refused refused:
                return words.RefuseAsync(http, refused.Error);
            case FakeFault.Slow:
                return SlowAsync(http, faults);
            case FakeFault.Reset or FakeFault.AnswerLost:
                http.Abort();
                return Task.CompletedTask;
            case FakeFault.Never or FakeFault.AnswerNever:
                return NeverAsync(http);
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault is not known.");
        }
    }

    public Task TooManyAsync(HttpResponse response, string? retryAfter)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (retryAfter is not null)
        {
            response.Headers.RetryAfter = retryAfter;
        }

        response.ContentType = JsonType;
        return response.WriteAsync(words.TooMany);
    }

    private static async Task HugeAsync(HttpContext http, long bytes)
    {
        http.Response.ContentType = JsonType;
        await http.Response.WriteAsync("{\"ok\":true,\"padding\":\"", http.RequestAborted);
        var padding = new byte[64 * 1024];
        Array.Fill(padding, (byte)'x');
        for (var left = bytes; left > 0 && !http.RequestAborted.IsCancellationRequested; left -= padding.Length)
        {
            await http.Response.Body.WriteAsync(padding, CancellationToken.None);
        }

        await http.Response.WriteAsync("\"}", CancellationToken.None);
    }

    private async Task SlowAsync(HttpContext http, FakeFaults faults)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), faults.Clock);
        http.Response.ContentType = JsonType;
        try
        {
            foreach (var letter in words.Answer)
            {
                await http.Response.WriteAsync(letter.ToString(), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await second.WaitForNextTickAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private static async Task NeverAsync(HttpContext http)
    {
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }
}
