using System.Data.Common;
using System.Diagnostics.Metrics;
using ReferralBot.Features.Data;
using ReferralBot.Features.Turns;

namespace ReferralBot.Delivery;

/// <summary>Measures how full the outbox is and how long its oldest message has waited, where somebody collects it.</summary>
internal sealed class OutboxMeter : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly OutboxQueue _queue;
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private OutboxDepth _depth = new(0, OldestDueAt: null, 0);

    public OutboxMeter(OutboxQueue queue, TimeProvider clock, IMeterFactory meters)
    {
        (_queue, _clock) = (queue, clock);
        _meter = meters.Create(TurnMetrics.SourceName);
        _meter.CreateObservableGauge(
            "referralbot.outbox.depth",
            () => _depth.Waiting,
            "{message}",
            "Messages waiting."
        );
        _meter.CreateObservableGauge("referralbot.outbox.age", AgeOfOldest, "s", "How long the oldest has been due.");
        _meter.CreateObservableGauge("referralbot.outbox.unknown", () => _depth.Unknown, "{message}", "Answers lost.");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        do
        {
            try
            {
                _depth = await _queue.DepthAsync(stoppingToken);
            }
            catch (DbException)
            {
                // The gauges keep their last values; readiness says that the database is away.
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private double AgeOfOldest() =>
        _depth.OldestDueAt is { } due ? Math.Max(0, (_clock.GetUtcNow() - due).TotalSeconds) : 0;
}
