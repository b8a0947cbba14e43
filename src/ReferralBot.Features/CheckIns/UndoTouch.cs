using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.CheckIns;

/// <summary><c>/checkin undo</c>: takes a touch back; the partner's clock runs from the one before.</summary>
public sealed class UndoTouch(ReferralDb db, Caller caller, PracticeClock clock, CheckInBoard board) : ICommand
{
    private static readonly TextField Which = new("entry", "Which touch?") { Optional = true, MaxLength = 32 };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("checkin", "undo", "Take back the last contact that you logged")
        {
            Fields = [Which],
            Positional = [Which],
            Examples = ["/checkin undo"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (await FindAsync(answers.GetOrNull(Which), ct) is not { } touch)
        {
            return Reply.Problem("You logged no contact in the last 10 minutes, so there is nothing to take back.");
        }

        if (touch.Undo(new Entry(caller.Member.Actor, clock.Now)).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        var partner = await db.Partners.SingleAsync(found => found.Id == touch.PartnerId, ct);
        var before = await db.LastTouchOnAsync(partner.Id, touch.Id.Value, ct);
        if (partner.LastTouchOn != before)
        {
            partner.RestartClock(before, caller.Practice.Cadences);
        }

        if (await board.LatestAsync(ct) is { } round && round.TakenBack(touch))
        {
            await board.RedrawAsync(round, ct);
        }

        await db.SaveChangesAsync(ct);
        return new Reply.Shown(
            new Card(
                "Taken back",
                new Block.Paragraph(
                    $"{TouchKinds.List.LabelOf(touch.Kind)} with {partner.Name} ({partner.Ref}) counts nowhere any more."
                )
            )
        )
        {
            Replaces = turn.Input is TurnInput.Press,
        };
    }

    private async Task<Touch?> FindAsync(string? typed, CancellationToken ct)
    {
        if (typed is not null)
        {
            return Id<Touch>.TryParse(typed, null, out var id)
                ? await db.Touches.FirstOrDefaultAsync(touch => touch.Id == id, ct)
                : null;
        }

        var (me, since) = (caller.Member.Id, clock.Now - Entry.UndoTime);
        return await db
            .Touches.Where(touch => touch.By == me && touch.LoggedAt >= since && touch.UndoneAt == null)
            .OrderByDescending(touch => touch.LoggedAt)
            .FirstOrDefaultAsync(ct);
    }
}
