using Microsoft.EntityFrameworkCore;
using ReferralBot.Delivery;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Commands;

/// <summary>Sends what a job has put into the outbox, and says what came of it.</summary>
/// <param name="services">The bot's parts.</param>
/// <param name="practice">The practice that the job ran for.</param>
/// <param name="job">The job's name.</param>
internal sealed class PostedJob(IServiceProvider services, Id<Practice> practice, string job)
{
    // A send has this long on every platform; whoever waits at a prompt waits no longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends it, unless a bot that runs beside this does, and says where it is then.</summary>
    public async Task<string> SendAsync(JobOutcome.Posted posted, CancellationToken ct)
    {
        await services.GetRequiredService<OutboxDispatcher>().DrainAsync(ct);
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        var message = await FindAsync(posted, ct);
        while (
            message is { State: OutboxState.Pending or OutboxState.Sending } && clock.GetElapsedTime(started) < Patience
        )
        {
            await Task.Delay(BetweenLooks, clock, ct);
            message = await FindAsync(posted, ct);
        }

        return Sentence(job, posted, message?.State ?? OutboxState.Pending, message?.Error);
    }

    /// <summary>What is known of a message that a job made.</summary>
    internal static string Sentence(string job, JobOutcome.Posted posted, OutboxState state, string? error)
    {
        var what = $"{job} for {posted.Period}";
        var place = $"{posted.To.Channel}/{posted.To.Installation}/{posted.To.Id}";
        var end = posted.Delayed ? ", marked as delayed." : ".";
        return state switch
        {
            OutboxState.Sent => $"Posted {what} to {place}{end}",
            OutboxState.Pending or OutboxState.Sending =>
                $"Queued {what} for {place}{end} It is posted as soon as it can be; /refbot status shows it.",
            OutboxState.Refused => $"Not posted: {what} to {place}. {error}",
            OutboxState.Unknown =>
                $"Nobody knows whether {what} was posted to {place}: the answer was lost. Please look there.",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };
    }

    private async Task<OutboxMessage?> FindAsync(JobOutcome.Posted posted, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        var entries = all.Query<LedgerEntry>()
            .Where(entry => entry.PracticeId == practice && entry.Kind == job && entry.Period == posted.Period)
            .Select(entry => (Id<LedgerEntry>?)entry.Id);
        return await all.Query<OutboxMessage>()
            .Where(message => message.PracticeId == practice && entries.Contains(message.LedgerEntryId))
            .OrderByDescending(message => message.Sequence)
            .FirstOrDefaultAsync(ct);
    }
}
