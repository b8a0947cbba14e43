using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReferralBot.Channels.Teams;

/// <summary>Counts and times what comes from Teams, and the calls that are made there.</summary>
internal sealed class TeamsMeter
{
    // The name under which everything of the bot is collected.
    private const string SourceName = "ReferralBot";

    private readonly Meter _meter; // the factory that made it disposes of it
    private readonly Histogram<double> _acks;
    private readonly Histogram<double> _calls;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _fetches;

    public TeamsMeter(IMeterFactory meters)
    {
        _meter = meters.Create(SourceName);
        _acks = _meter.CreateHistogram<double>(
            "referralbot.teams.ack.duration",
            "s",
            "Time from the arrival of an activity to its answer."
        );
        _calls = _meter.CreateHistogram<double>(
            "referralbot.teams.call.duration",
            "s",
            "Time that a call to the Bot Connector took, by what it was and what became of it."
        );
        _refused = _meter.CreateCounter<long>(
            "referralbot.teams.refused",
            "{request}",
            "Requests that were not let in, by reason."
        );
        _fetches = _meter.CreateCounter<long>(
            "referralbot.teams.key.fetches",
            "{fetch}",
            "Times that the Bot Connector's keys were asked for, by outcome."
        );
    }

    public void Acknowledged(string kind, bool inTime, TimeSpan elapsed) =>
        _acks.Record(elapsed.TotalSeconds, new TagList { { "kind", kind }, { "in_time", inTime } });

    public void Called(string operation, TeamsAnswer answer, TimeSpan elapsed) =>
        _calls.Record(elapsed.TotalSeconds, new TagList { { "operation", operation }, { "outcome", Outcome(answer) } });

    public void Refused(string reason) => _refused.Add(1, new TagList { { "reason", reason } });

    public void Fetched(string outcome) => _fetches.Add(1, new TagList { { "outcome", outcome } });

    private static string Outcome(TeamsAnswer answer) =>
        answer switch
        {
            TeamsAnswer.Done => "done",
            TeamsAnswer.Failed => "refused",
            TeamsAnswer.Later { IsLimit: true } => "limited",
            TeamsAnswer.Later => "later",
            TeamsAnswer.Unsent => "unsent",
            TeamsAnswer.Lost => "lost",
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };
}
