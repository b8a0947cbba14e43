using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Referrals;

/// <summary>Counts what went to and fro with a partner lately, which decides its tier.</summary>
internal static class PartnerTraffic
{
    /// <summary>
    /// The traffic of a referral's partner, with that referral as it is now, saved or not; counted only as far as it decides the
    /// tier, so that a busy partner costs no more than a quiet one.
    /// </summary>
    public static async Task<ReferralTraffic> TrafficWithAsync(
        this ReferralDb db,
        Referral referral,
        DateOnly today,
        CancellationToken ct
    )
    {
        var since = today.AddDays(-ReferralTraffic.ShortDays);
        var longSince = today.AddDays(-ReferralTraffic.LongDays);
        var others = db.Referrals.Where(row =>
            row.PartnerId == referral.PartnerId && row.Id != referral.Id && row.State != ReferralState.EnteredInError
        );
        var counts = referral.State != ReferralState.EnteredInError;
        var recently =
            await others
                .Where(row => row.ReceivedOn > since)
                .Take(CheckInClock.ReferralsOfAnActivePartner)
                .CountAsync(ct) + (counts && referral.ReceivedOn > since ? 1 : 0);
        var wasLately =
            recently > 0
            || (counts && referral.ReceivedOn > longSince)
            || await others.AnyAsync(row => row.ReceivedOn > longSince, ct);
        return new ReferralTraffic(recently, Math.Max(recently, wasLately ? 1 : 0));
    }
}
