using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Referrals;

/// <summary>Counts what went to and fro with a partner lately, which decides its tier.</summary>
internal static class PartnerTraffic
{
    private const int ShortDays = 90;
    private const int LongDays = 180;

    /// <summary>The traffic of a referral's partner, with that referral as it is now, saved or not.</summary>
    public static async Task<ReferralTraffic> TrafficWithAsync(
        this ReferralDb db,
        Referral referral,
        DateOnly today,
        CancellationToken ct
    )
    {
        var (since, longSince) = (today.AddDays(-ShortDays), today.AddDays(-LongDays));
        var others = db.Referrals.Where(row =>
            row.PartnerId == referral.PartnerId && row.Id != referral.Id && row.State != ReferralState.EnteredInError
        );
        var counts = referral.State != ReferralState.EnteredInError;
        return new ReferralTraffic(
            await others.CountAsync(row => row.ReceivedOn > since, ct)
                + (counts && referral.ReceivedOn > since ? 1 : 0),
            await others.CountAsync(row => row.ReceivedOn > longSince, ct)
                + (counts && referral.ReceivedOn > longSince ? 1 : 0)
        );
    }
}
