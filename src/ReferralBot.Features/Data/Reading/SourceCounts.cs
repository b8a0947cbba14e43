using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>How many referrals one partner sent.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Received">How many came from it.</param>
public sealed record SourceCount(Id<Partner> PartnerId, int Number, string Name, int Received);

/// <summary>Counts referrals by where they came from.</summary>
public static class SourceCounts
{
    /// <summary>
    /// The referrals received in a quarter from each partner, the most first: without those entered in error and duplicates.
    /// Partners that sent none count 0, unless they are archived.
    /// </summary>
    public static async Task<IReadOnlyList<SourceCount>> SourceCountsAsync(
        this ReferralDb db,
        Quarter quarter,
        CancellationToken ct
    )
    {
        var (first, last) = (quarter.FirstDay, quarter.LastDay);
        var received = await db
            .Referrals.Where(referral =>
                referral.Direction == ReferralDirection.Received
                && referral.ReceivedOn >= first
                && referral.ReceivedOn <= last
                && referral.State != ReferralState.EnteredInError
                && (referral.Reason == null || referral.Reason != ReferralReason.Duplicate)
            )
            .GroupBy(referral => referral.PartnerId)
            .Select(group => new { Partner = group.Key!.Value, Count = group.Count() })
            .ToDictionaryAsync(pair => pair.Partner, pair => pair.Count, ct);
        var partners = await db
            .Partners.Select(partner => new
            {
                partner.Id,
                partner.Number,
                partner.Name,
                partner.ArchivedAt,
            })
            .ToListAsync(ct);
        return
        [
            .. partners
                .Select(row => (row, count: received.GetValueOrDefault(row.Id)))
                .Where(pair => pair.count > 0 || pair.row.ArchivedAt is null)
                .OrderByDescending(pair => pair.count)
                .ThenBy(pair => pair.row.Number)
                .Select(pair => new SourceCount(pair.row.Id, pair.row.Number, pair.row.Name, pair.count)),
        ];
    }
}
