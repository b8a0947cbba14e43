using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>Which referrals a person may see: all of the practice's, or those that they logged, follow up, gave or took over.</summary>
public static class SeenReferrals
{
    /// <summary>The referrals among these that the person may see.</summary>
    public static IQueryable<Referral> SeenBy(this IQueryable<Referral> referrals, Member member)
    {
        var me = member.Id;
        return May.Reach(member.Role, Right.SeeReferrals) switch
        {
            Reach.All => referrals,
            Reach.Own => referrals.Where(referral =>
                referral.OwnerId == me
                || referral.LoggedBy == me
                || referral.ToMemberId == me
                || referral.FromMemberId == me
            ),
            _ => referrals.Where(_ => false),
        };
    }

    /// <summary>Whether the person may see this referral's client code.</summary>
    public static bool MaySeeCode(this Member member, Referral referral) =>
        May.Reach(member.Role, Right.SeeClientCodes) switch
        {
            Reach.All => true,
            Reach.Own => member.Id == referral.OwnerId
                || member.Id == referral.LoggedBy
                || member.Id == referral.ToMemberId
                || member.Id == referral.FromMemberId,
            _ => false,
        };
}
