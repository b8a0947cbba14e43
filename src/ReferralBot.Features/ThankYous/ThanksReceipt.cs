using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.ThankYous;

/// <summary>What a person and the team read of a thank-you.</summary>
internal static class ThanksReceipt
{
    private const int MostNamed = 6;

    /// <summary>Who was thanked, and for what: "Thanked Northside for R-12".</summary>
    public static string Words(string name, IReadOnlyList<Referral> referrals)
    {
        var refs = referrals.Take(MostNamed).Select(referral => referral.Ref).ToList();
        if (referrals.Count > MostNamed)
        {
            refs.Add($"{referrals.Count - MostNamed} more");
        }

        return refs.Count == 0 ? $"Thanked {name}" : $"Thanked {name} for {Say.List(refs)}";
    }

    /// <summary>The answer to the person who thanked.</summary>
    public static Card Of(ThankYou thanks, string what, ThanksCount count)
    {
        var sentence = count.Sentence is { } counted ? $"{what} · {counted}" : what;
        return new Card(
            "Thank-you saved",
            [
                new Block.Paragraph(sentence),
                .. ThankYouWords.For(thanks.How),
                new Block.Buttons(
                    new Button("Undo", $"/thanks undo {thanks.Id}")
                    {
                        Style = ButtonStyle.Danger,
                        Description = $"Undo: {what}",
                    }
                ),
            ]
        )
        {
            Summary = sentence,
        };
    }

    /// <summary>What the team reads: no client code, no note.</summary>
    public static Card Told(string what, ThanksBy how, Member by) =>
        new(what, new Block.Paragraph($"{ThanksWays.List.LabelOf(how)} · {by.DisplayName}"));

    /// <summary>What the team reads in its place when it was taken back.</summary>
    public static Card ToldOfUndo(string name, Member by) =>
        new(
            $"A thank-you to {name} was taken back",
            new Block.Paragraph($"It was entered in error. Taken back by {by.DisplayName}.")
        );

    /// <summary>The answer to the person who took it back.</summary>
    public static Card TakenBack(string name, bool isTold) =>
        new(
            $"Taken back: thanks to {name}",
            new Block.Paragraph(
                "It counts nowhere any more." + (isTold ? " The message that told the team now says so." : "")
            )
        );
}
