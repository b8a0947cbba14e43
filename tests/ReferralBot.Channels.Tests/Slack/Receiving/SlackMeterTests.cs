using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>How long Slack waits is measured, so that an operator sees it before people do.</summary>
public sealed class SlackMeterTests
{
    [Theory]
    [InlineData(0.5, true)]
    [InlineData(2.5, false)]
    public async Task The_time_until_each_acknowledgement_is_measured(double seconds, bool inTime)
    {
        await using var host = await SlackHost.StartAsync();
        using var times = new Times(host.Meters);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Turns.Answer = async (_, ct) =>
        {
            started.SetResult();
            await finish.Task.WaitAsync(ct);
            return new Reply.Nothing();
        };

        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await started.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        if (inTime)
        {
            finish.SetResult();
        }

        (await posted).Dispose();
        finish.TrySetResult();

        var (time, tags) = Assert.Single(times.All);
        Assert.Equal(seconds, time);
        Assert.Equal(("Command", inTime), (tags["kind"], tags["in_time"]));
    }

    /// <summary>What one host's histogram of acknowledgements takes.</summary>
    private sealed class Times : IDisposable
    {
        private readonly ConcurrentQueue<(double Time, IReadOnlyDictionary<string, object?> Tags)> _all = new();
        private readonly MeterListener _listener = new();

        public Times(IMeterFactory host)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == host && instrument.Name == "referralbot.slack.ack.duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>(
                (_, time, tags, _) =>
                    _all.Enqueue((time, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value)))
            );
            _listener.Start();
        }

        public IReadOnlyCollection<(double Time, IReadOnlyDictionary<string, object?> Tags)> All => _all;

        public void Dispose() => _listener.Dispose();
    }
}
