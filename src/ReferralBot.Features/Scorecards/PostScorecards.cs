using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Scorecards;

/// <summary>
/// Posts the quarterly scorecard (M4) on the third business day after the quarter's end at 09:00 of the practice, and keeps its
/// figures as they were posted.
/// </summary>
public sealed class PostScorecards(ReferralDb db, Caller caller, TimeProvider time, ScorecardReader reader)
    : IScheduledJob
{
    private const string JobName = "quarterly-scorecard";

    /// <inheritdoc/>
    public static string Name => JobName;

    /// <inheritdoc/>
    public static JobTime LastAt(Practice practice, DateTimeOffset instant) =>
        TimeOf(MessageSchedule.LastScorecard(instant, PracticeCalendar.Of(practice), practice.QuarterStartMonth));

    /// <inheritdoc/>
    public static JobTime NextAt(Practice practice, DateTimeOffset instant) =>
        TimeOf(MessageSchedule.NextScorecard(instant, PracticeCalendar.Of(practice), practice.QuarterStartMonth));

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(DateTimeOffset asOf, CancellationToken ct)
    {
        var calendar = PracticeCalendar.Of(caller.Practice);
        var occurrence = MessageSchedule.LastScorecard(asOf, calendar, caller.Practice.QuarterStartMonth);
        var period = occurrence.Period.Code;
        if (await db.Ledger.AnyAsync(row => row.Kind == JobName && row.Period == period, ct))
        {
            return new JobOutcome.AlreadyDone(period);
        }

        // Switched off or paused is no occurrence: nothing is written down, so that switching it on in time still posts it.
        if (await db.OpenRouteAsync(MessageKind.Scorecards, ct) is not { } route)
        {
            return new JobOutcome.SwitchedOff { Remedy = await db.RemedyAsync(MessageKind.Scorecards, ct) };
        }

        var entry = LedgerEntry.Claim(caller.Practice.Id, JobName, period, occurrence.DueAt, time);
        var punctuality = MessageSchedule.At(occurrence, asOf, calendar);
        if (punctuality == Punctuality.Missed)
        {
            return await OpenAsync(entry.AsMissed(), new JobOutcome.Missed(TimeOf(occurrence)), ct);
        }

        DateOnly? delayedSince = punctuality == Punctuality.Delayed ? occurrence.Day : null;
        var figures = await reader.FiguresAsync(new(caller.Practice, occurrence.Period, asOf), ct);
        var to = new ConversationRef(route.Channel, route.WorkspaceId, route.ConversationId);
        var late = delayedSince is null ? entry : entry.AsLate();
        db.Scorecards.Add(
            Scorecard.Freeze(caller.Practice, figures, ScorecardJson.Write(caller.Practice, figures), time)
        );
        db.Outbox.Add(OutboxMessage.Post(late, to, Posted(figures, calendar, delayedSince), time));
        return await OpenAsync(late, new JobOutcome.Posted(period, to) { Delayed = delayedSince is not null }, ct);
    }

    private static JobTime TimeOf(Occurrence<Quarter> occurrence) => new(occurrence.Period.Code, occurrence.DueAt);

    private static Card Posted(ScorecardFigures figures, PracticeCalendar calendar, DateOnly? delayedSince)
    {
        var card = ScorecardCard.Of(figures, calendar);
        List<Block> blocks = [.. card.Blocks];
        if (delayedSince is { } due)
        {
            blocks.Add(new Block.Note($"Delayed: this was due on {Say.Day(due)}."));
        }

        blocks.Add(
            new Block.Note([
                new Run("Settings: "),
                Run.Code("/refbot settings"),
                new Run(
                    " · Why am I seeing this? Your practice gets it on the third business day after each quarter. Figures posted here stay as they are."
                ),
            ])
        );
        return card with { Title = delayedSince is null ? card.Title : $"{card.Title} · delayed", Blocks = blocks };
    }

    private async Task<JobOutcome> OpenAsync(LedgerEntry entry, JobOutcome outcome, CancellationToken ct) =>
        await new JobLedger(db).TryOpenAsync(entry, ct) ? outcome : new JobOutcome.AlreadyDone(entry.Period);
}
