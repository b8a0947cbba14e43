using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.CheckIns;

/// <summary><c>/checkin</c>: everything that is owed, check-ins first, with the buttons of the monthly message.</summary>
public sealed class ShowDue(ReferralDb db, Caller caller, PracticeClock clock, DueCheckIns due) : ICommand
{
    private static readonly ChoiceField<bool> Whose = new(
        "whose",
        "Whose",
        [new(false, "all", "Everybody's"), new(true, "mine", "Mine only")]
    )
    {
        HasDefault = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("checkin", "due", "Show everything that is owed: check-ins, thank-yous, follow-ups")
        {
            Fields = [Whose],
            Positional = [Whose],
            Examples = ["/checkin", "/checkin due mine"],
            IsDefault = true,
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var mine = answers.GetOr(Whose, otherwise: false);
        var checkIns = await CheckInsAsync(mine, ct);
        var owed = new OwedThings(db, caller, clock, mine);
        var thanks = await owed.ThanksAsync(ct);
        var actions = await owed.ActionsAsync(ct);
        List<Block> blocks = [];
        Add("Check-ins", checkIns);
        Add("Thank-yous", thanks);
        Add("Next actions and follow-ups", actions);
        if (blocks.Count == 0)
        {
            blocks.Add(new Block.Paragraph(mine ? "You owe nobody anything." : "Nothing is owed to anybody."));
        }

        blocks.Add(
            new Block.Buttons(
                mine ? new Button("Everybody's", "/checkin due all") : new Button("Mine only", "/checkin due mine")
            )
        );
        var count = checkIns.Count + thanks.Count + actions.Count;
        return new Reply.Shown(new Card(Title(mine, count), blocks)) { Replaces = turn.Input is TurnInput.Press };

        void Add(string head, IReadOnlyList<Block.Entry> entries)
        {
            if (entries.Count > 0)
            {
                blocks.Add(new Block.Paragraph([Run.Bold(head)]));
                blocks.AddRange(entries);
            }
        }
    }

    private static string Title(bool mine, int count) =>
        (mine, count) switch
        {
            (true, 0) => "Yours: nothing due",
            (false, 0) => "Nothing due",
            (true, _) => $"Yours: {Say.Count(count, "thing")} due",
            (false, _) => $"{Say.Count(count, "thing")} due",
        };

    private async Task<IReadOnlyList<Block.Entry>> CheckInsAsync(bool mine, CancellationToken ct)
    {
        var me = caller.Member.Id;
        var partners = await db
            .Partners.AsNoTracking()
            .Where(partner => partner.ArchivedAt == null && (!mine || partner.OwnerId == me))
            .ToListAsync(ct);
        var buttons = new LineButtons(clock.Today, Nudge: null);
        return
        [
            .. (await due.AmongAsync(partners, clock.Today, ct)).Select(one =>
                CheckInLines.Open(one.Partner, one.Standing, one.Detail, buttons)
            ),
        ];
    }
}
