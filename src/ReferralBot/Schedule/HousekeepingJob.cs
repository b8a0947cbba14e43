using Quartz;
using ReferralBot.Features.Data;

namespace ReferralBot.Schedule;

/// <summary>Wakes <see cref="Housekeeping"/>, so that what was typed and never sent is gone soon after its 15 minutes.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(Housekeeping housekeeping) : IJob
{
    /// <summary>What it is called among the jobs.</summary>
    public const string Name = "housekeeping";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await housekeeping.PruneAsync(cancellationToken);
}
