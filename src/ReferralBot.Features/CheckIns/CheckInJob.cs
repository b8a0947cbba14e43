using Quartz;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Features.CheckIns;

/// <summary>Wakes <see cref="PostCheckIns"/> for every practice that it is due for. It holds no rule of its own.</summary>
[DisallowConcurrentExecution]
public sealed class CheckInJob(DueScan scan) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await scan.RunAsync<PostCheckIns>(cancellationToken);
}
