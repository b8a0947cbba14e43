using Quartz;
using ReferralBot.Features.Data;

namespace ReferralBot.Schedule;

/// <summary>Wakes <see cref="Housekeeping"/>, which forgets old deliveries and drafts.</summary>
[DisallowConcurrentExecution]
internal sealed class PruneJob(Housekeeping housekeeping) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await housekeeping.PruneAsync(cancellationToken);
}
