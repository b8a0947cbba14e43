using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.ThankYous;

/// <summary>
/// What a person could write or say. It names no client and no service, and ties no return to a referral; people send it
/// themselves, the bot never does.
/// </summary>
internal static class ThankYouWords
{
    private static readonly string[] Written =
    [
        "Thank you for your trust and for thinking of us. It is good to work with you.",
        "A short note to say thank you. Your recommendation means a lot to the whole team.",
        "Thank you for pointing someone our way. If there is anything you would like us to do differently, please tell us.",
    ];

    private static readonly string[] Spoken =
    [
        "I just wanted to say thank you for your trust. It means a lot to us.",
        "Thank you for thinking of us. Is there anything we could do to make working together easier?",
    ];

    /// <summary>The suggestions, for the card.</summary>
    public static IEnumerable<Block> For(ThanksBy how)
    {
        var isSpoken = how is ThanksBy.Call or ThanksBy.InPerson;
        yield return new Block.Paragraph([Run.Bold(isSpoken ? "You could say:" : "You could write:")]);
        foreach (var words in isSpoken ? Spoken : Written)
        {
            yield return new Block.Paragraph($"“{words}”");
        }
    }
}
