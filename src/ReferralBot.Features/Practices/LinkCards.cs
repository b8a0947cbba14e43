using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Practices;

/// <summary>What people read about linking two practices.</summary>
internal static class LinkCards
{
    /// <summary>The code, and what to do with it.</summary>
    public static Card Code(string code) =>
        new(
            "Link another app to this practice",
            new Block.Paragraph(
                "Your team can use me in two apps with one set of data. In the other app, my owner there opens a chat with me alone and types:"
            ),
            new Block.Paragraph([Run.Code($"/refbot link {code}")]),
            new Block.Paragraph(
                "Everything logged here stays. Nothing may be logged on the other side yet: its people come along, and whoever types the code becomes an owner here, too."
            ),
            new Block.Note(
                $"The code works once, within {(int)PracticeLink.ValidFor.TotalMinutes} minutes. A new one replaces it. Give it only to somebody who may see everything here."
            )
        )
        {
            Summary = "A one-time code to link another app to this practice",
        };

    /// <summary>To the one who typed the code: it worked.</summary>
    public static Card Linked(LinkResult result) =>
        new(
            $"Linked to {result.Practice}",
            new Block.Paragraph("Both apps show the same partners and referrals from now on. Your team came along."),
            new Block.Paragraph($"Are you {result.Maker}, who made the code? Then I know you as one person."),
            new Block.Buttons(
                new Button("Yes, that's me", "/refbot link me:yes") { Style = ButtonStyle.Primary },
                new Button("No, somebody else", "/refbot link me:no")
            ),
            new Block.Note(
                "Check-ins and scorecards go where they went before. Removing me from one app changes nothing in the other."
            )
        );

    /// <summary>To the one who made the code: it was used.</summary>
    public static Card Told(string by) =>
        new(
            "Your other app is linked",
            new Block.Paragraph(
                $"{by} used your code. Both apps show the same partners and referrals from now on, and {by} is an owner of the practice."
            ),
            new Block.Note("Removing me from one app changes nothing in the other.")
        )
        {
            Summary = $"{by} used your code: your other app is linked.",
        };

    /// <summary>To the one who made the code: somebody says that they are the same person.</summary>
    public static Card SamePerson(string newcomer) =>
        new(
            "You are one person in both apps",
            new Block.Paragraph(
                $"{newcomer} answered in the other app that they are you. What they log is logged as yours."
            )
        );

    /// <summary>The answer to "are you the same person?".</summary>
    public static Card Answered(string name, bool isSame) =>
        isSame
            ? new Card("One person", new Block.Paragraph($"I know you as {name} in both apps now."))
            : new Card("Two people", new Block.Paragraph($"I know you as {name} here."));

    /// <summary>Why nothing was linked.</summary>
    public static Reply Refusal(LinkResult result) =>
        result.Outcome switch
        {
            LinkOutcome.Same => Reply.Problem(
                $"That code was made here, in {result.Practice}. Type it in the other app."
            ),
            LinkOutcome.Unknown => Reply.Problem(
                "That code doesn't work. It may be mistyped, used already, or more than 15 minutes old. Make a new one with /refbot link in the other app."
            ),
            LinkOutcome.TooMany => Reply.Problem(
                "Those were too many tries. Wait 15 minutes, then make a new code with /refbot link in the other app."
            ),
            LinkOutcome.OnlyHere => Reply.Problem(
                $"This practice has data of its own ({Has(result)}), and the other one has none. Link the other way round: make a code here with /refbot link, and type it there. Nothing was changed."
            ),
            LinkOutcome.Both => Reply.Problem(
                $"Both practices have data (here: {Has(result)}), and I can't merge two sets of data yet. Nothing was changed."
            ),
            LinkOutcome.Linked => throw new ArgumentException("That is no refusal.", nameof(result)),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "No such outcome."),
        };

    private static string Has(LinkResult result) =>
        $"{Say.Count(result.Partners, "partner")}, {Say.Count(result.Referrals, "referral")}";
}
