using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.CheckIns;

/// <summary>
/// Posts the monthly check-in (M1): everyone who is due, once a month, on its first business day at 09:00 of the practice.
/// </summary>
public sealed class PostCheckIns(ReferralDb db, Caller caller, TimeProvider time, DueCheckIns due, CheckInBoard board)
    : IScheduledJob
{
    private const string JobName = "monthly-check-in";

    /// <inheritdoc/>
    public static string Name => JobName;

    /// <inheritdoc/>
    public static JobTime LastAt(Practice practice, DateTimeOffset instant) =>
        TimeOf(MessageSchedule.LastCheckIn(instant, PracticeCalendar.Of(practice)));

    /// <inheritdoc/>
    public static JobTime NextAt(Practice practice, DateTimeOffset instant) =>
        TimeOf(MessageSchedule.NextCheckIn(instant, PracticeCalendar.Of(practice)));

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(DateTimeOffset asOf, CancellationToken ct)
    {
        var calendar = PracticeCalendar.Of(caller.Practice);
        var occurrence = MessageSchedule.LastCheckIn(asOf, calendar);
        var period = TimeOf(occurrence).Period;
        if (await db.Ledger.AnyAsync(row => row.Kind == JobName && row.Period == period, ct))
        {
            return new JobOutcome.AlreadyDone(period);
        }

        // Switched off or paused is no occurrence: nothing is written down, so that switching it on in time still posts it.
        if (await db.OpenRouteAsync(MessageKind.CheckIns, ct) is not { } route)
        {
            return new JobOutcome.SwitchedOff { Remedy = await db.RemedyAsync(MessageKind.CheckIns, ct) };
        }

        var entry = LedgerEntry.Claim(caller.Practice.Id, JobName, period, occurrence.DueAt, time);
        return MessageSchedule.At(occurrence, asOf, calendar) switch
        {
            Punctuality.Missed => await OpenAsync(entry.AsMissed(), new JobOutcome.Missed(TimeOf(occurrence)), ct),
            Punctuality.Delayed => await PostAsync(entry.AsLate(), occurrence, calendar.Today(asOf), route, ct),
            _ => await PostAsync(entry, occurrence, calendar.Today(asOf), route, ct),
        };
    }

    private static JobTime TimeOf(Occurrence<Month> occurrence) => new(occurrence.Period.ToString(), occurrence.DueAt);

    private async Task<JobOutcome> PostAsync(
        LedgerEntry entry,
        Occurrence<Month> occurrence,
        DateOnly today,
        MessageRoute route,
        CancellationToken ct
    )
    {
        var partners = await db.Partners.Where(partner => partner.ArchivedAt == null).ToListAsync(ct);
        await FollowReferralsAsync(partners, today, ct);
        var list = await due.AmongAsync(partners, today, ct);
        if (list.Count == 0)
        {
            return await OpenAsync(entry, new JobOutcome.NothingToSay(entry.Period), ct);
        }

        var isLate = entry.State == LedgerState.Late;
        var round = isLate
            ? CheckInRound.DrawLate(caller.Practice, occurrence.Period, (today, occurrence.Day), time)
            : CheckInRound.Draw(caller.Practice, occurrence.Period, today, time);
        foreach (var one in list)
        {
            round.Add(one.Partner.Id, one.Standing, one.Detail);
        }

        var to = new ConversationRef(route.Channel, route.WorkspaceId, route.ConversationId);
        db.CheckInRounds.Add(round);
        db.Outbox.Add(OutboxMessage.Post(entry, to, await board.DrawAsync(round, ct), time).About(round.Id.Value));
        return await OpenAsync(entry, new JobOutcome.Posted(entry.Period, to) { Delayed = isLate }, ct);
    }

    private async Task<JobOutcome> OpenAsync(LedgerEntry entry, JobOutcome outcome, CancellationToken ct) =>
        await new JobLedger(db).TryOpenAsync(entry, ct) ? outcome : new JobOutcome.AlreadyDone(entry.Period);

    // A partner that went quiet is logged by nobody: its tier is looked at when its check-in might be due.
    private async Task FollowReferralsAsync(List<Partner> partners, DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-ReferralTraffic.LongDays);
        var days = (
            await db
                .Referrals.Where(row =>
                    row.PartnerId != null && row.ReceivedOn > since && row.State != ReferralState.EnteredInError
                )
                .Select(row => new { row.PartnerId, row.ReceivedOn })
                .ToListAsync(ct)
        ).ToLookup(row => row.PartnerId!.Value, row => row.ReceivedOn);
        var recently = today.AddDays(-ReferralTraffic.ShortDays);
        foreach (var partner in partners)
        {
            var traffic = new ReferralTraffic(days[partner.Id].Count(on => on > recently), days[partner.Id].Count());
            partner.FollowReferrals(traffic, today, caller.Practice.Cadences);
        }
    }
}
