using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Jobs;

/// <summary>
/// Finds, over all practices at once, who has a job due that the ledger does not know yet, and runs it for each in a scope of
/// its own. Alarm clocks and the command line come through here.
/// </summary>
public sealed partial class DueScan(
    IServiceScopeFactory scopes,
    IEnumerable<JobEntry> jobs,
    TimeProvider clock,
    ILogger<DueScan> logger
)
{
    /// <summary>Runs a job for everyone it is due for now.</summary>
    public Task<int> RunAsync<TUseCase>(CancellationToken ct)
        where TUseCase : class, IScheduledJob => RunAsync(jobs.Single(job => job.UseCase == typeof(TUseCase)), ct);

    /// <summary>Runs a job for everyone it is due for now, and says for how many. One that fails does not stop the others.</summary>
    public async Task<int> RunAsync(JobEntry job, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await DueAsync(job, now, ct);
        foreach (var practice in due)
        {
            await TryRunAsync(job, practice, now, ct);
        }

        return due.Count;
    }

    /// <summary>Runs a job for one practice, as of an instant.</summary>
    public async Task<JobOutcome> RunForAsync(
        JobEntry job,
        Id<Practice> practice,
        DateTimeOffset asOf,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PracticeDoor>().EnterAsync(practice, ct);
        var useCase = (IScheduledJob)scope.ServiceProvider.GetRequiredService(job.UseCase);
        return await useCase.RunAsync(asOf, ct);
    }

    private async Task<IReadOnlyList<Id<Practice>>> DueAsync(JobEntry job, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        var times = (await all.Query<Practice>().ToListAsync(ct))
            .Select(practice => (practice.Id, Time: job.LastAt(practice, now), practice.CreatedAt))
            // what was due before the practice was here is nobody's loss
            .Where(found => found.Time.DueAt >= found.CreatedAt)
            .ToList();
        var periods = times.Select(found => found.Time.Period).Distinct(StringComparer.Ordinal).ToList();
        var done = await all.Query<LedgerEntry>()
            .Where(entry => entry.Kind == job.Name && periods.Contains(entry.Period))
            .Select(entry => new { entry.PracticeId, entry.Period })
            .ToListAsync(ct);
        var known = done.Select(entry => (entry.PracticeId, entry.Period)).ToHashSet();
        return [.. times.Where(found => !known.Contains((found.Id, found.Time.Period))).Select(found => found.Id)];
    }

    private async Task TryRunAsync(JobEntry job, Id<Practice> practice, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var outcome = await RunForAsync(job, practice, now, ct);
            Log.Ran(logger, job.Name, practice, outcome.GetType().Name);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // The ledger has no row of it: the next scan tries again.
            Log.Failed(logger, job.Name, practice, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} for practice {Practice}: {Outcome}")]
        public static partial void Ran(ILogger logger, string job, Id<Practice> practice, string outcome);

        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed for practice {Practice}; it is tried again")]
        public static partial void Failed(ILogger logger, string job, Id<Practice> practice, Exception fault);
    }
}
