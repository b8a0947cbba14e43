using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Turns;

/// <summary>Finds what is owed besides check-ins. It is shown to one person, who sees only what their role may see.</summary>
/// <param name="db">The practice's rows.</param>
/// <param name="caller">Who asks.</param>
/// <param name="clock">The practice's time.</param>
/// <param name="mine">Whether only what is theirs is asked for.</param>
internal sealed class OwedThings(ReferralDb db, Caller caller, PracticeClock clock, bool mine)
{
    // a thank-you for what came longer ago than a quarter would surprise the sender
    private const int ThanksDays = 92;

    /// <summary>A line for every partner that was not thanked for a referral yet, the longest wait first.</summary>
    public async Task<IReadOnlyList<Block.Entry>> ThanksAsync(CancellationToken ct)
    {
        var (me, since) = (caller.Member.Id, clock.Today.AddDays(-ThanksDays));
        var thanked = db.ThankedReferrals();
        var waiting = await db
            .Referrals.Where(row => row.Direction == ReferralDirection.Received && row.ReceivedOn >= since)
            .Where(row => row.State != ReferralState.EnteredInError && row.Reason != ReferralReason.Duplicate)
            .Where(row => !thanked.Contains(row.Id) && (!mine || row.OwnerId == me))
            .Join(
                db.Partners.Where(partner => partner.ArchivedAt == null),
                row => row.PartnerId,
                partner => partner.Id,
                (row, partner) =>
                    new
                    {
                        partner.Number,
                        partner.Name,
                        row.ReceivedOn,
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. waiting
                .GroupBy(row => (row.Number, row.Name))
                .OrderBy(group => group.Min(row => row.ReceivedOn))
                .Select(group => Thank(group.Key.Number, group.Key.Name, [.. group.Select(row => row.ReceivedOn)])),
        ];
    }

    /// <summary>The next actions of referrals and the follow-ups of touches that are overdue, the oldest first.</summary>
    public async Task<IReadOnlyList<Block.Entry>> ActionsAsync(CancellationToken ct) =>
        [
            .. (await ReferralsAsync(ct))
                .Concat(await FollowUpsAsync(ct))
                .OrderBy(action => action.DueAt)
                .Select(action => action.Entry),
        ];

    private Block.Entry Thank(int number, string name, List<DateOnly> days)
    {
        var partner = Refs.Format(Partner.Letter, number);
        return new Block.Entry(
            Tone.Due,
            [Run.Bold(name), new Run($" ({partner})")],
            new Button("Thank", $"/thanks {partner}") { Description = $"Thank {name}" }
        )
        {
            Detail =
                days.Count == 1
                    ? $"not thanked yet for the referral that came {Say.Ago(days[0], clock.Today)}"
                    : $"{Say.Count(days.Count, "referral")} not thanked for, the oldest came {Say.Ago(days.Min(), clock.Today)}",
        };
    }

    private async Task<IEnumerable<Action>> ReferralsAsync(CancellationToken ct)
    {
        var (me, now, reach) = (caller.Member.Id, clock.Now, May.Reach(caller.Member.Role, Right.SeeReferrals));
        if (reach == Reach.None)
        {
            return [];
        }

        var onlyMine = mine || reach == Reach.Own;
        var overdue = await db
            .Referrals.AsNoTracking()
            .Where(row => row.DueAt != null && row.DueAt < now && (!onlyMine || row.OwnerId == me))
            .ToListAsync(ct);
        var partners = await db
            .Partners.Select(partner => new { partner.Id, partner.Name })
            .ToDictionaryAsync(partner => partner.Id, partner => partner.Name, ct);
        return overdue.Select(row => new Action(row.DueAt!.Value, EntryOf(row, NameOf(row))));

        string NameOf(Referral row) => row.PartnerId is { } id ? $" · {partners[id]}" : "";
    }

    private Block.Entry EntryOf(Referral referral, string partner) =>
        new(
            Tone.Late,
            [Run.Bold(referral.Ref), new Run($"{partner} · {referral.NextAction}")],
            new Button("Update", $"/referral update {referral.Ref}") { Description = $"Update {referral.Ref}" }
        )
        {
            Detail = $"was due {Say.Ago(clock.Calendar.Today(referral.DueAt!.Value), clock.Today)}",
        };

    private async Task<IEnumerable<Action>> FollowUpsAsync(CancellationToken ct)
    {
        var (me, today) = (caller.Member.Id, clock.Today);
        var overdue = await db
            .Touches.AsNoTracking()
            .Where(row => row.UndoneAt == null && row.FollowedUpAt == null && row.FollowUpDueOn <= today)
            .Where(row => !mine || row.FollowUpOwnerId == me)
            .Join(db.Partners, row => row.PartnerId, partner => partner.Id, (row, partner) => new { row, partner })
            .ToListAsync(ct);
        return overdue.Select(pair => new Action(
            clock.Calendar.EndOfWork(pair.row.FollowUpDueOn!.Value),
            new Block.Entry(
                pair.row.FollowUpDueOn < today ? Tone.Late : Tone.Due,
                [Run.Bold(pair.partner.Name), new Run($" ({pair.partner.Ref}) · {pair.row.FollowUpText}")],
                new Button("Done", $"/checkin followed-up {pair.row.Id}")
                {
                    Style = ButtonStyle.Primary,
                    Description = $"Done: followed up with {pair.partner.Name}",
                }
            )
            {
                Detail = $"follow-up due {Say.ShortDay(pair.row.FollowUpDueOn!.Value, today)}",
            }
        ));
    }

    private sealed record Action(DateTimeOffset DueAt, Block.Entry Entry);
}
