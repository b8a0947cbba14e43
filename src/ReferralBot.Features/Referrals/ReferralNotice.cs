using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary>
/// What the team reads in its conversation: who, which way, and the month. No client code, no service and no day, because a
/// conversation is seen by people who need none of them (product description §6).
/// </summary>
internal static class ReferralNotice
{
    public static Card Logged(Referral referral, ReferralPeople people) =>
        new(
            $"Referral {referral.Ref} {ReferralWords.Course(referral, people)}",
            new Block.Paragraph($"{Say.MonthOf(referral.ReceivedOn)} · {people.Owner} follows up"),
            new Block.Buttons(new Button("Details", $"/referral show {referral.Ref}"))
        );

    public static Card TakenBack(Referral referral, string by) =>
        new(
            $"Referral {referral.Ref} was taken back",
            new Block.Paragraph($"It was entered in error and counts nowhere. Taken back by {by}.")
        );
}
