using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.ThankYous;

/// <summary>Finds the referrals that a thank-you names.</summary>
public sealed class MeantReferrals(ReferralDb db, Caller caller, PartnerNames names)
{
    /// <summary>What stands for all referrals of the partner that nobody thanked for yet.</summary>
    private const string All = "all";

    // as many as a multi-select shows on every platform: Slack takes 100 options (docs.slack.dev, multi-select menus)
    private const int MostOffered = 100;

    /// <summary>Whether the person may see a referral of the partner that nobody thanked for.</summary>
    public Task<bool> HasUnthankedAsync(Id<Partner> partner, CancellationToken ct) => Unthanked(partner).AnyAsync(ct);

    /// <summary>What a form offers: the referrals that nobody thanked for yet, and those that were typed.</summary>
    public async Task<IReadOnlyList<Option>> OfferAsync(
        Id<Partner> partner,
        IReadOnlyList<string> typed,
        CancellationToken ct
    )
    {
        var numbers = typed
            .Select(text => Refs.TryParse<Referral>(text, out var number) ? number : 0)
            .Where(number => number > 0)
            .ToList();
        var offered = await Unthanked(partner).ToListAsync(ct);
        var named = await From(partner).Where(referral => numbers.Contains(referral.Number)).ToListAsync(ct);
        return
        [
            .. offered
                .UnionBy(named, referral => referral.Id)
                .Select(referral => new Option(
                    referral.Ref,
                    $"{referral.Ref} · {referral.Service} · {Say.Day(referral.ReceivedOn)}"
                )),
        ];
    }

    /// <summary>The referrals, or what is wrong with the first one that is not this partner's.</summary>
    public async Task<Result<IReadOnlyList<Referral>>> ReadAsync(
        Partner partner,
        IReadOnlyList<string> typed,
        CancellationToken ct
    )
    {
        if (typed.Contains(All, StringComparer.OrdinalIgnoreCase))
        {
            var open = await Unthanked(partner.Id).ToListAsync(ct);
            return open.Count > 0
                ? open
                : new Problem(
                    "thanks.none",
                    $"Every referral from {await names.ShortAsync(partner.Id, ct)} is thanked for. Leave this empty to thank in general."
                );
        }

        var referrals = new List<Referral>();
        foreach (var text in typed)
        {
            if ((await FindAsync(text, partner, ct)).Failed(out var problem, out var referral))
            {
                return problem;
            }

            referrals.Add(referral);
        }

        return referrals;
    }

    private async Task<Result<Referral>> FindAsync(string text, Partner partner, CancellationToken ct)
    {
        if (!Refs.TryParse<Referral>(text, out var number))
        {
            return new Problem("thanks.ref", "Name referrals by their numbers, like R-12,R-13, or write all.");
        }

        var wanted = db.Referrals.SeenBy(caller.Member).Where(referral => referral.Number == number);
        if (await wanted.FirstOrDefaultAsync(ct) is not { } found)
        {
            return new Problem(
                "thanks.unknown",
                $"There is no {Refs.Format(Referral.Letter, number)}, or it is not one of yours."
            );
        }

        return found.Direction == ReferralDirection.Received && found.PartnerId is { } from && from != partner.Id
            ? ThankYou.CameFromAnother(
                found.Ref,
                await names.ShortAsync(from, ct),
                await names.ShortAsync(partner.Id, ct)
            )
            : found;
    }

    // A partner's referrals that the person may see.
    private IQueryable<Referral> From(Id<Partner> partner) =>
        db
            .Referrals.SeenBy(caller.Member)
            .Where(referral =>
                referral.PartnerId == partner
                && referral.Direction == ReferralDirection.Received
                && referral.State != ReferralState.EnteredInError
            );

    // Those of them that nobody thanked for, the newest first.
    private IQueryable<Referral> Unthanked(Id<Partner> partner) =>
        From(partner)
            .Where(referral => !db.ThankedReferrals().Contains(referral.Id))
            .OrderByDescending(referral => referral.Number)
            .Take(MostOffered);
}
