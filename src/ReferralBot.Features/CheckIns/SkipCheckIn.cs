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

/// <summary><c>/checkin skip</c>: counts a partner's check-in as handled this time, with a reason.</summary>
public sealed class SkipCheckIn(ReferralDb db, Caller caller, PracticeClock clock, CheckInBoard board) : ICommand
{
    private static readonly ChoiceField<SkipReason> Reason = new("reason", "Reason", Choices.Of(SkipReasons.List))
    {
        Optional = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("checkin", "skip", "Leave a partner's check-in out this time, with a reason")
        {
            Fields = [TouchForm.Whom, Reason, TouchForm.Nudge],
            Positional = [TouchForm.Whom, Reason],
            Examples = ["/checkin skip P-3 reason:partner-away"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var (id, nudge) = (answers.Get(TouchForm.Whom), answers.GetOrNull(TouchForm.Nudge));
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Problem(PartnerPick.Gone);
        }

        if (await board.RefusalAsync(partner, nudge, ct) is { } refusal)
        {
            return refusal;
        }

        return answers.TryGet(Reason, out var reason)
            ? await SkipAsync(turn, partner, reason, ct)
            : Reply.Show(WhyCard(partner, nudge));
    }

    // The button on a line says no reason: one more press does.
    private static Card WhyCard(Partner partner, string? nudge)
    {
        var end = nudge is null ? "" : $" nudge:{nudge}";
        return new Card(
            $"Why skip {partner.Name}?",
            new Block.Buttons([
                .. SkipReasons.List.All.Select(reason => new Button(
                    reason.Label,
                    $"/checkin skip {partner.Ref} reason:{reason.Code}{end}"
                )),
            ])
        );
    }

    private async Task<Reply> SkipAsync(Turn turn, Partner partner, SkipReason reason, CancellationToken ct)
    {
        var by = new Entry(caller.Member.Actor, clock.Now);
        var known = await db.CheckIns.FirstOrDefaultAsync(row => row.PartnerId == partner.Id, ct);
        var checkIn = known ?? CheckIn.Of(partner, clock.Time);
        if (checkIn.Skip(partner, reason, caller.Practice.Cadences, clock.Today, by).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        if (known is null)
        {
            db.CheckIns.Add(checkIn);
        }

        if (await board.LatestAsync(ct) is { } round && round.Skipped(partner.Id, reason, by))
        {
            await board.RedrawAsync(round, ct);
        }

        await db.SaveChangesAsync(ct);
        var why = SkipReasons.List.LabelOf(reason).ToLowerInvariant();
        return new Reply.Shown(
            new Card(
                $"Skipped {partner.Name} ({partner.Ref})",
                new Block.Paragraph(
                    $"Handled this time: {why}. The next check-in is due on {Say.Day(partner.NextDueOn!.Value)}."
                )
            )
        )
        {
            Replaces = turn.Input is TurnInput.Press,
        };
    }
}
