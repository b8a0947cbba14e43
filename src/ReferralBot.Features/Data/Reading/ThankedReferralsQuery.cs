using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Which referrals were thanked for.</summary>
internal static class ThankedReferralsQuery
{
    /// <summary>The keys of the referrals that somebody was thanked for, without thank-yous that were taken back.</summary>
    public static IQueryable<Id<Referral>> ThankedReferrals(this ReferralDb db) =>
        db
            .ThankYous.Where(thanks => thanks.UndoneAt == null)
            .SelectMany(thanks => thanks.Referrals, (_, link) => link.ReferralId);
}
