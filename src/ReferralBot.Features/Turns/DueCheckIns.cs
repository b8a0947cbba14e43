using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Turns;

/// <summary>A partner whose check-in is due, with what helps to begin the conversation.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Standing">Due or late.</param>
/// <param name="Detail">The last touch, who looks after it, and one suggestion where there is one.</param>
public sealed record DueCheckIn(Partner Partner, CheckInStanding Standing, string Detail);

/// <summary>Finds out who is due for a check-in, the late ones first, with a line about each.</summary>
public sealed class DueCheckIns(ReferralDb db, Caller caller)
{
    /// <summary>Those among the partners who are due by the horizon after a day.</summary>
    /// <param name="partners">The partners to look at.</param>
    /// <param name="today">The practice's day.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<DueCheckIn>> AmongAsync(
        IReadOnlyCollection<Partner> partners,
        DateOnly today,
        CancellationToken ct
    )
    {
        var snoozed = await db
            .CheckIns.Where(checkIn => checkIn.SnoozedUntil != null)
            .Select(checkIn => new { checkIn.PartnerId, checkIn.SnoozedUntil })
            .ToDictionaryAsync(checkIn => checkIn.PartnerId, checkIn => checkIn.SnoozedUntil, ct);
        var cadences = caller.Practice.Cadences;
        var byId = partners.ToDictionary(partner => partner.Id);
        var subjects = partners.Select(partner => SubjectOf(partner, snoozed.GetValueOrDefault(partner.Id)));
        var calendar = PracticeCalendar.Of(caller.Practice);
        var nextLook = MessageSchedule.NextCheckIn(calendar.EndOfWork(today), calendar).Day;
        var due = CheckInClock.ListFor(subjects, cadences, today, nextLook);
        if (due.Count == 0)
        {
            return [];
        }

        var facts = await PartnerFacts.ReadAsync(db, [.. due.Select(subject => subject.PartnerId)], ct);
        return
        [
            .. due.Select(subject => new DueCheckIn(
                byId[subject.PartnerId],
                CheckInClock.StandingOf(subject, cadences, today, nextLook),
                DetailOf(byId[subject.PartnerId], facts, today)
            )),
        ];
    }

    private static CheckInSubject SubjectOf(Partner partner, DateOnly? snoozedUntil) =>
        new()
        {
            PartnerId = partner.Id,
            Tier = partner.Tier,
            AddedOn = partner.AddedOn,
            Stage = partner.Stage,
            LastTouchOn = partner.LastTouchOn,
            NextDueOn = partner.NextDueOn,
            PausedUntil = partner.PausedUntil,
            SnoozedUntil = snoozedUntil,
            IsArchived = partner.ArchivedAt is not null,
        };

    private static string DetailOf(Partner partner, PartnerFacts facts, DateOnly today)
    {
        var last = partner.LastTouchOn is { } on
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"last: {facts.LastTouchOf(partner)}, {Say.ShortDay(on, today)} ({today.DayNumber - on.DayNumber:N0} d)"
            )
            : "never in touch";
        var owner = facts.OwnerOf(partner) is { } name ? $"owner {name}" : "no owner";
        return facts.SuggestionFor(partner) is { } suggestion
            ? $"{last} · {owner} · {suggestion}"
            : $"{last} · {owner}";
    }
}
