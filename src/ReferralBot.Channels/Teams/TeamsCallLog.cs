using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Teams;

/// <summary>Writes down what became of calls: names, codes and durations, never what was in them.</summary>
internal static partial class TeamsCallLog
{
    /// <summary>A call that came back.</summary>
    public static void Answered(ILogger logger, TeamsCall call, string tenant, TeamsAnswer answer, TimeSpan took)
    {
        var seconds = took.TotalSeconds;
        switch (answer)
        {
            case TeamsAnswer.Done:
                Done(logger, call.Operation, tenant, seconds);
                break;
            case TeamsAnswer.Failed failed:
                Failed(logger, call.Operation, tenant, failed.Refusal, seconds);
                break;
            case TeamsAnswer.Later later:
                Later(logger, call.Operation, tenant, later.RetryAfter.TotalSeconds, seconds);
                break;
            case TeamsAnswer.Lost lost:
                Lost(logger, call.Operation, tenant, lost.Reason, seconds);
                break;
            case TeamsAnswer.Unsent unsent:
                Unsent(logger, call.Operation, tenant, unsent.Reason);
                break;
            default:
                throw new InvalidOperationException($"No such answer: {answer.GetType().Name}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Teams did {Operation} for {Tenant} in {Seconds:F2} s")]
    private static partial void Done(ILogger logger, string operation, string tenant, double seconds);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Teams refused {Operation} for {Tenant}: {Refusal} in {Seconds:F2} s"
    )]
    private static partial void Failed(ILogger logger, string operation, string tenant, string refusal, double seconds);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Operation} for {Tenant} waits {Wait:F1} s, after {Seconds:F2} s"
    )]
    private static partial void Later(ILogger logger, string operation, string tenant, double wait, double seconds);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The answer to {Operation} for {Tenant} is lost: {Reason} After {Seconds:F2} s"
    )]
    private static partial void Lost(ILogger logger, string operation, string tenant, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} for {Tenant} was not sent: {Reason}")]
    private static partial void Unsent(ILogger logger, string operation, string tenant, string reason);
}
