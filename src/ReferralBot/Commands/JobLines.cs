using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Commands;

/// <summary>The lines of <c>jobs list</c>: a row for each job and practice.</summary>
internal static class JobLines
{
    private const string Gap = "  ";

    private static readonly string[] Heads = ["JOB", "NEXT DUE", "PERIOD", "LAST RESULT", "PRACTICE"];

    public static async Task<IReadOnlyList<string>> OfAsync(
        IServiceProvider services,
        IReadOnlyList<Practice> practices,
        CancellationToken ct
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var scope = services.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        List<string[]> rows = [Heads];
        foreach (var job in services.GetServices<JobEntry>())
        {
            var ledger = await all.Query<LedgerEntry>().Where(entry => entry.Kind == job.Name).ToListAsync(ct);
            var last = ledger
                .GroupBy(entry => entry.PracticeId)
                .ToDictionary(entries => entries.Key, entries => entries.MaxBy(entry => entry.DueAt));
            rows.AddRange(practices.Select(practice => Row(job, practice, last.GetValueOrDefault(practice.Id), now)));
        }

        return Aligned(rows);
    }

    private static string[] Row(JobEntry job, Practice practice, LedgerEntry? last, DateTimeOffset now)
    {
        var next = job.NextAt(practice, now);
        return
        [
            job.Name,
            JobsCommand.Instant(next.DueAt),
            next.Period,
            last is null ? "never run" : $"{last.Period} {Word(last.State)}",
            $"{practice.Id} {practice.Name}",
        ];
    }

    private static string Word(LedgerState state) =>
        state switch
        {
            LedgerState.Claimed => "on its way",
            LedgerState.Posted => "posted",
            LedgerState.Late => "posted late",
            LedgerState.Missed => "missed",
            _ => throw new InvalidOperationException($"No such state: {state}."),
        };

    private static List<string> Aligned(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        return rows.ConvertAll(row =>
            string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()
        );
    }
}
