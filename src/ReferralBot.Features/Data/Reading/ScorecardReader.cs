using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Reads what a scorecard is made of, for the whole practice or for one partner.</summary>
public sealed class ScorecardReader(ReferralDb db)
{
    /// <summary>The figures of a quarter, as of an instant.</summary>
    public async Task<ScorecardFigures> FiguresAsync(ScorecardQuestion question, CancellationToken ct)
    {
        var (practice, quarter) = (question.Practice, question.Quarter);
        var partners = db.Partners.Where(partner => question.Only == null || partner.Id == question.Only);
        return ScorecardFigures.From(
            new ScorecardInput
            {
                Quarter = quarter,
                AsOf = question.AsOf,
                Calendar = PracticeCalendar.Of(practice),
                MaturityDays = practice.MaturityDays,
                Partners = await partners
                    .Select(partner => new ScoredPartner(partner.Id, partner.Number, partner.Name, partner.Category))
                    .ToListAsync(ct),
                Referrals = await ReferralsAsync(question, ct),
            }
        );
    }

    private async Task<IReadOnlyList<ScoredReferral>> ReferralsAsync(ScorecardQuestion question, CancellationToken ct)
    {
        var (first, last) = (question.Quarter.Previous.FirstDay, question.Quarter.LastDay);
        var scope = db.Referrals.Where(referral =>
            referral.PartnerId != null
            && referral.ReceivedOn >= first
            && referral.ReceivedOn <= last
            && (question.Only == null || referral.PartnerId == question.Only)
        );
        var rows = await scope
            .Select(referral => new
            {
                referral.Id,
                referral.PartnerId,
                referral.Direction,
                referral.ReceivedOn,
            })
            .ToListAsync(ct);
        var steps = (
            await db
                .ReferralSteps.Where(step => step.On != null && scope.Any(referral => referral.Id == step.ReferralId))
                .OrderBy(step => step.Sequence)
                .Select(step => new
                {
                    step.ReferralId,
                    step.To,
                    step.On,
                    step.At,
                    step.Reason,
                })
                .ToListAsync(ct)
        ).ToLookup(step => step.ReferralId);
        var thanked = await db
            .ThankYous.Where(thanks => thanks.UndoneAt == null)
            .SelectMany(thanks => thanks.Referrals, (thanks, link) => new { link.ReferralId, thanks.On })
            .Where(pair => scope.Any(referral => referral.Id == pair.ReferralId))
            .GroupBy(pair => pair.ReferralId)
            .Select(group => new { group.Key, On = group.Min(pair => pair.On) })
            .ToDictionaryAsync(pair => pair.Key, pair => pair.On, ct);
        return
        [
            .. rows.Select(row => new ScoredReferral
            {
                PartnerId = row.PartnerId!.Value,
                Direction = row.Direction,
                ReceivedOn = row.ReceivedOn,
                Steps =
                [
                    .. steps[row.Id].Select(step => new ScoredStep(step.To, step.On!.Value, step.At, step.Reason)),
                ],
                ThankedOn = thanked.TryGetValue(row.Id, out var on) ? on : null,
            }),
        ];
    }
}

/// <summary>Which figures are asked for.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="AsOf">The scoring instant: what happened later is ignored.</param>
public sealed record ScorecardQuestion(Practice Practice, Quarter Quarter, DateTimeOffset AsOf)
{
    /// <summary>One partner only, or <see langword="null"/> for all.</summary>
    public Id<Partner>? Only { get; init; }
}
