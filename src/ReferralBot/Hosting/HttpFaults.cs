using System.Security.Cryptography;

namespace ReferralBot.Hosting;

/// <summary>
/// Where a fault of a request stops: the caller gets a sentence and a reference, the log the kind of fault and its place.
/// Requests are logged by method, route, status and time, never with a query, a body or a header.
/// </summary>
internal sealed partial class HttpFaults(RequestDelegate next, TimeProvider clock, ILogger<HttpFaults> logger)
{
    // Crockford's base 32, without letters that are read as digits.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, refused.StatusCode, "The request can't be read.");
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var reference = RandomNumberGenerator.GetString(Letters, 6);
            Log.Fault(logger, reference, context.Request.Method, Route(context), fault);
            await AnswerAsync(
                context,
                StatusCodes.Status500InternalServerError,
                $"Sorry, something went wrong on my side. The reference is {reference}."
            );
        }

        var elapsed = clock.GetElapsedTime(started).TotalMilliseconds;
        Log.Answered(logger, context.Request.Method, Route(context), context.Response.StatusCode, elapsed);
    }

    private static Task AnswerAsync(HttpContext context, int status, string sentence)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    // The pattern that the path matched, not the path: that may hold anything.
    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Reference} at {Method} {Route}")]
        public static partial void Fault(
            ILogger logger,
            string reference,
            string method,
            string route,
            Exception fault
        );

        [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Route}: {Status} in {Milliseconds:F1} ms")]
        public static partial void Answered(
            ILogger logger,
            string method,
            string route,
            int status,
            double milliseconds
        );
    }
}
