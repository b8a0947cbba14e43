using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReferralBot.Channels.Slack;

/// <summary>Counts and times what comes from Slack.</summary>
internal sealed class SlackMeter
{
    // The name under which everything of the bot is collected.
    private const string SourceName = "ReferralBot";

    private readonly Meter _meter; // the factory that made it disposes of it
    private readonly Histogram<double> _acks;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _removals;

    public SlackMeter(IMeterFactory meters)
    {
        _meter = meters.Create(SourceName);
        _acks = _meter.CreateHistogram<double>(
            "referralbot.slack.ack.duration",
            "s",
            "Time from the arrival of a delivery to its acknowledgement."
        );
        _refused = _meter.CreateCounter<long>(
            "referralbot.slack.refused",
            "{request}",
            "Requests that were not let in, by reason."
        );
        _removals = _meter.CreateCounter<long>(
            "referralbot.slack.removals",
            "{event}",
            "Installations that Slack says have ended, by whether they were known."
        );
    }

    public void Acknowledged(string kind, bool inTime, TimeSpan elapsed) =>
        _acks.Record(elapsed.TotalSeconds, new TagList { { "kind", kind }, { "in_time", inTime } });

    public void Refused(string reason) => _refused.Add(1, new TagList { { "reason", reason } });

    public void Removed(bool known) => _removals.Add(1, new TagList { { "known", known } });
}
