using Quartz;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Features.Scorecards;

/// <summary>Wakes <see cref="PostScorecards"/> for every practice that it is due for. It holds no rule of its own.</summary>
[DisallowConcurrentExecution]
public sealed class ScorecardJob(DueScan scan) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await scan.RunAsync<PostScorecards>(cancellationToken);
}
