using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Referrals;

/// <summary>Offers the moves that a referral can make, and the reasons for them.</summary>
internal static class MoveOffers
{
    // a sentence names all moves; more buttons than this are slower to read than to type
    private const int MostButtons = 5;

    /// <summary>A button for each move.</summary>
    public static IReadOnlyList<Button> Buttons(Referral referral, IReadOnlyList<ReferralState> moves) =>
        [
            .. moves
                .Take(MostButtons)
                .Select(to => new Button(
                    ReferralLists.States.LabelOf(to),
                    $"/referral update {referral.Ref} {ReferralWords.Code(to)}"
                )
                {
                    Description = $"{ReferralLists.States.LabelOf(to)}: {referral.Ref}",
                }),
        ];

    /// <summary>A state as an option.</summary>
    public static Option State(ReferralState state) =>
        new(ReferralLists.States.CodeOf(state), ReferralLists.States.LabelOf(state));

    /// <summary>
    /// The reasons of the state that was chosen; while none is, those of all moves, each saying which state it is for.
    /// </summary>
    public static IReadOnlyList<Option> Reasons(ReferralState? chosen, IReadOnlyList<ReferralState> moves) =>
        chosen is { } state && ReferralReasons.For(state) is { Count: > 0 } its
            ? [.. its.Select(reason => new Option(Code(reason), ReferralReasons.List.LabelOf(reason)))]
            :
            [
                .. moves.SelectMany(move =>
                    ReferralReasons.For(move).Select(reason => new Option(Code(reason), For(move, reason)))
                ),
            ];

    private static string Code(ReferralReason reason) => ReferralReasons.List.CodeOf(reason);

    private static string For(ReferralState state, ReferralReason reason) =>
        $"{ReferralLists.States.LabelOf(state)}: {ReferralReasons.List.LabelOf(reason).ToLowerInvariant()}";
}
