using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.ThankYous;

/// <summary>Keeps a thank-you and takes it back: the partner's check-in clock follows, the team is told, and all is saved once.</summary>
public sealed class KeepThanks(ReferralDb db, Caller caller, PracticeClock clock, PartnerNames names, Noticeboard board)
{
    /// <summary>The question to put where one of the referrals was thanked for before; <see langword="null"/> where none was.</summary>
    public async Task<string?> TwiceAsync(Partner partner, IReadOnlyList<Referral> referrals, CancellationToken ct)
    {
        var ids = referrals.Select(referral => referral.Id).ToList();
        var thanked = await db.ThankedReferrals().Where(id => ids.Contains(id)).Distinct().ToListAsync(ct);
        var refs = referrals.Where(referral => thanked.Contains(referral.Id)).Select(referral => referral.Ref).ToList();
        return refs.Count == 0
            ? null
            : $"{await names.ShortAsync(partner.Id, ct)} was thanked for {Say.List(refs)} already. Note another thank-you?";
    }

    /// <summary>Keeps it, and answers with the receipt.</summary>
    public async Task<Result<Card>> RunAsync(ThankYouEntry entry, CancellationToken ct)
    {
        var logged = ThankYou.Log(entry, new Entry(caller.Member.Actor, clock.Now), clock.Today);
        if (logged.Failed(out var problem, out var thanks))
        {
            return problem;
        }

        var partner = entry.Partner;
        db.ThankYous.Add(thanks);
        partner.Touched(thanks.On, caller.Practice.Cadences);
        (await db.CheckIns.FirstOrDefaultAsync(checkIn => checkIn.PartnerId == partner.Id, ct))?.Touched();
        var what = ThanksReceipt.Words(await names.ShortAsync(partner.Id, ct), entry.Referrals);
        await board.PostAsync(
            MessageKind.ThankYous,
            thanks.Id.Value,
            () => ThanksReceipt.Told(what, thanks.How, caller.Member),
            ct
        );
        await db.SaveChangesAsync(ct);

        return ThanksReceipt.Of(thanks, what, await ThanksCount.OfAsync(db, partner.Id, clock.Quarter, ct));
    }

    /// <summary>Takes it back, and answers with what became of it.</summary>
    public async Task<Result<Card>> TakeBackAsync(ThankYou thanks, CancellationToken ct)
    {
        if (thanks.Undo(new Entry(caller.Member.Actor, clock.Now)).Failed(out var problem, out _))
        {
            return problem;
        }

        var partner = await db.Partners.SingleAsync(found => found.Id == thanks.PartnerId, ct);
        var before = await db.LastTouchOnAsync(partner.Id, thanks.Id.Value, ct);
        if (partner.LastTouchOn != before)
        {
            partner.RestartClock(before, caller.Practice.Cadences);
        }

        var name = await names.ShortAsync(partner.Id, ct);
        var isPosted = await board.ReplaceAsync(thanks.Id.Value, ThanksReceipt.ToldOfUndo(name, caller.Member), ct);
        await db.SaveChangesAsync(ct);
        return ThanksReceipt.TakenBack(name, isPosted);
    }
}
