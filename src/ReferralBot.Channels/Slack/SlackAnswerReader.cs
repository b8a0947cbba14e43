using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Reads what came back. Only the statuses 200 and 429 mean something (@slack/web-api, WebClient.js); anything else is the word
/// of something between Slack and us, and does not say whether the call was done.
/// </summary>
internal static class SlackAnswerReader
{
    // Where Slack limits us without saying for how long.
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>A failure that we found ourselves.</summary>
    public static SlackAnswer.Failed Failed(string error) => new(error, Nothing);

    /// <summary>The answer to a call of the Web API.</summary>
    public static SlackAnswer OfApi(HttpResponseMessage response, byte[] body) =>
        response.StatusCode switch
        {
            HttpStatusCode.OK => OfObject(body) ?? new SlackAnswer.Lost("The answer can't be read."),
            HttpStatusCode.TooManyRequests => Limited(response.Headers),
            var status => new SlackAnswer.Lost($"The answer was {(int)status}."),
        };

    /// <summary>The answer to a message that was sent to a response_url: the word "ok", an object, or the name of an error.</summary>
    public static SlackAnswer OfResponseUrl(HttpResponseMessage response, byte[] body) =>
        response.StatusCode switch
        {
            HttpStatusCode.OK => OfObject(body)
                ?? (
                    body is [] || Word(body) == "ok"
                        ? new SlackAnswer.Done(Nothing)
                        : Failed(Word(body) ?? "unreadable")
                ),
            HttpStatusCode.TooManyRequests => Limited(response.Headers),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => OfObject(body)
                as SlackAnswer.Failed
                ?? Failed(Word(body) ?? $"http_{(int)response.StatusCode}"),
            var status => new SlackAnswer.Lost($"The answer was {(int)status}."),
        };

    /// <summary>The answer to the bytes of a file: they are there, or they are sent again.</summary>
    public static SlackAnswer OfUpload(HttpResponseMessage response, byte[] body) =>
        response.StatusCode switch
        {
            HttpStatusCode.OK => new SlackAnswer.Done(Nothing),
            HttpStatusCode.TooManyRequests => Limited(response.Headers),
            var status => new SlackAnswer.Lost($"The answer was {(int)status}, {body.Length} bytes."),
        };

    private static SlackAnswer? OfObject(byte[] body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            var root = read.RootElement;
            return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ok", out var ok) ? null
                : ok.ValueKind == JsonValueKind.True ? new SlackAnswer.Done(root.Clone())
                : ok.ValueKind == JsonValueKind.False ? OfError(root.Clone())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SlackAnswer OfError(JsonElement body)
    {
        var error = body.At("error").Text() ?? "unknown_error";
        return error switch
        {
            "ratelimited" or "rate_limited" => new SlackAnswer.Later(RetryAfter.Jittered(UsualWait)) { IsLimit = true },
            "service_unavailable" or "request_timeout" => new SlackAnswer.Later(RetryAfter.Jittered(UsualWait)),
            // "It's possible some aspect of the operation succeeded before the error was raised" (docs.slack.dev/chat.postMessage).
            "internal_error" or "fatal_error" => new SlackAnswer.Lost($"Slack answered {error}."),
            _ => new SlackAnswer.Failed(error, body),
        };
    }

    // In whole seconds (docs.slack.dev/apis/web-api/rate-limits).
    private static SlackAnswer.Later Limited(HttpResponseHeaders headers) =>
        new(RetryAfter.Jittered(RetryAfter.Of(headers, LongestWait) ?? UsualWait)) { IsLimit = true };

    private static string? Word(byte[] body) =>
        body.Length is > 0 and <= 60 && body.All(letter => letter is >= (byte)'a' and <= (byte)'z' or (byte)'_')
            ? Encoding.ASCII.GetString(body)
            : null;
}
