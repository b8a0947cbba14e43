using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.ThankYous;

/// <summary>How many of a partner's referrals of a quarter were thanked for (product description §5.2, "Thanked").</summary>
/// <param name="Thanked">So many were thanked for.</param>
/// <param name="Received">Of so many.</param>
internal sealed record ThanksCount(int Thanked, int Received)
{
    /// <summary>"8 of 9 thanked this quarter", or nothing where none was received.</summary>
    public string? Sentence => Received == 0 ? null : $"{Thanked} of {Received} thanked this quarter";

    /// <summary>Counts what is saved.</summary>
    public static async Task<ThanksCount> OfAsync(
        ReferralDb db,
        Id<Partner> partner,
        Quarter quarter,
        CancellationToken ct
    )
    {
        var (first, last) = (quarter.FirstDay, quarter.LastDay);
        var received = db.Referrals.Where(referral =>
            referral.PartnerId == partner
            && referral.Direction == ReferralDirection.Received
            && referral.ReceivedOn >= first
            && referral.ReceivedOn <= last
            && referral.State != ReferralState.EnteredInError
            && (referral.Reason == null || referral.Reason != ReferralReason.Duplicate)
        );
        return new ThanksCount(
            await received.CountAsync(referral => db.ThankedReferrals().Contains(referral.Id), ct),
            await received.CountAsync(ct)
        );
    }
}
