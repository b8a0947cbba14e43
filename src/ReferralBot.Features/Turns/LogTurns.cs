using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Turns;

/// <summary>Writes down that a turn was answered, how and how fast: never what was typed.</summary>
public sealed partial class LogTurns(ILogger<LogTurns> logger, TurnMetrics metrics, TimeProvider time) : ITurnMiddleware
{
    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        if (turn.IsRehearsal)
        {
            return await next(turn, ct);
        }

        using var activity = TurnMetrics.Activities.StartActivity("turn");
        var started = time.GetTimestamp();
        var reply = await next(turn, ct);
        var elapsed = time.GetElapsedTime(started);
        var (kind, outcome) = (turn.Input.GetType().Name, reply.GetType().Name);
        activity?.SetTag("turn.kind", kind);
        activity?.SetTag("turn.outcome", outcome);
        metrics.Answered(turn.User.Channel, kind, outcome, elapsed);
        Log.Answered(logger, turn.User.Channel, kind, outcome, elapsed.TotalMilliseconds);
        return reply;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Answered a {Kind} on {Channel} with {Outcome} in {Milliseconds:F1} ms"
        )]
        public static partial void Answered(
            ILogger logger,
            string channel,
            string kind,
            string outcome,
            double milliseconds
        );
    }
}

/// <summary>Counts turns by kind and outcome, and times them.</summary>
public sealed class TurnMetrics
{
    /// <summary>The name under which traces and metrics are collected.</summary>
    public const string SourceName = "ReferralBot";

    private readonly Meter _meter; // the factory that made it disposes of it
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _seconds;

    /// <summary>Makes the instruments.</summary>
    public TurnMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(SourceName);
        _turns = _meter.CreateCounter<long>(
            "referralbot.turns",
            "{turn}",
            "Turns answered, by channel, kind and outcome."
        );
        _seconds = _meter.CreateHistogram<double>(
            "referralbot.turn.duration",
            "s",
            "Time from a turn's arrival to its answer."
        );
    }

    /// <summary>The traces of turns.</summary>
    public static ActivitySource Activities { get; } = new(SourceName);

    internal void Answered(string channel, string kind, string outcome, TimeSpan elapsed)
    {
        var tags = new TagList
        {
            { "channel", channel },
            { "kind", kind },
            { "outcome", outcome },
        };
        _turns.Add(1, tags);
        _seconds.Record(elapsed.TotalSeconds, tags);
    }
}
