using System.Collections.Frozen;

namespace ReferralBot.Features.ThankYous;

/// <summary>
/// Knows the words for what may not be given for a referral. Rewarding referrals of federally paid care can be a felony under
/// the anti-kickback statute (42 U.S.C. 1320a-7b(b)), and counselling codes forbid fees for referrals (ACA A.10.b).
/// </summary>
internal static class Gifts
{
    /// <summary>What stands under the question how the partner was thanked.</summary>
    public const string Caution =
        "Caution: gifts or money for referrals can break the federal anti-kickback statute, state law and ethics codes, so there is no such choice.";

    private const string Refusal = "ReferralBot does not record gifts for referrals. See the caution.";

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "gift",
            "gifts",
            "giftcard",
            "card",
            "voucher",
            "coupon",
            "money",
            "cash",
            "check",
            "cheque",
            "payment",
            "fee",
            "bonus",
            "commission",
            "reward",
            "rebate",
            "discount",
            "donation",
            "tickets",
            "ticket",
            "lunch",
            "dinner",
            "breakfast",
            "meal",
            "drinks",
            "wine",
            "champagne",
            "flowers",
            "chocolate",
            "chocolates",
            "candy",
            "cake",
            "cookies",
            "basket",
            "hamper",
            "present",
            "presents",
            "swag",
            "merchandise",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The refusal, when one of the words means a gift.</summary>
    public static string? Refuse(string typed) =>
        typed.Split([' ', '-', '_', ','], StringSplitOptions.RemoveEmptyEntries).Any(Words.Contains) ? Refusal : null;
}
