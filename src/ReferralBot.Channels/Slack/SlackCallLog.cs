using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Writes down what became of calls: names, codes and places in what was sent, never what was in there.</summary>
internal static partial class SlackCallLog
{
    private const int MostPointers = 10;

    /// <summary>A call that came back.</summary>
    public static void Answered(ILogger logger, SlackCall call, SlackAnswer answer)
    {
        switch (answer)
        {
            case SlackAnswer.Done done:
                foreach (var warning in Warnings(done.Body))
                {
                    Warned(logger, call.Method, warning);
                }

                break;
            case SlackAnswer.Failed failed:
                Failed(logger, call.Method, call.Installation, Code(failed.Error), Pointers(failed.Body));
                break;
            case SlackAnswer.Later later:
                Later(logger, call.Method, call.Installation, later.RetryAfter.TotalSeconds, later.IsLimit);
                break;
            case SlackAnswer.Lost lost:
                Lost(logger, call.Method, call.Installation, lost.Reason);
                break;
            default:
                throw new InvalidOperationException($"No such answer: {answer.GetType().Name}.");
        }
    }

    /// <summary>An address that nothing is sent to.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "An address was named that is not Slack's; nothing was sent")]
    public static partial void RefusedAddress(ILogger logger);

    // "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]": only the place, as the rest is Slack's own text.
    private static string Pointers(JsonElement body) =>
        string.Join(
            ' ',
            body.At("response_metadata")
                .At("messages")
                .Items()
                .Select(message => message.Text())
                .OfType<string>()
                .Select(message => Pointer().Match(message).Groups["at"].Value)
                .Where(pointer => pointer.Length > 0)
                .Take(MostPointers)
        );

    private static IEnumerable<string> Warnings(JsonElement body) =>
        body.At("warning").Text()?.Split(',').Take(MostPointers).Select(Code) ?? [];

    // A code is a word; anything else in its place could hold what people typed.
    private static string Code(string word) => Word().IsMatch(word) ? word : "(not a code)";

    [GeneratedRegex(@"\[json-pointer:(?<at>[/A-Za-z0-9_.\-]{1,200})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pointer();

    [GeneratedRegex("^[a-z0-9_]{1,60}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack refused {Method} for {Installation}: {Error} {Pointers}")]
    private static partial void Failed(
        ILogger logger,
        string method,
        string? installation,
        string error,
        string pointers
    );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Method} for {Installation} waits {Seconds:F1} s (limit: {IsLimit})"
    )]
    private static partial void Later(
        ILogger logger,
        string method,
        string? installation,
        double seconds,
        bool isLimit
    );

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Method} for {Installation} is lost: {Reason}")]
    private static partial void Lost(ILogger logger, string method, string? installation, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did {Method} with a warning: {Warning}")]
    private static partial void Warned(ILogger logger, string method, string warning);
}
