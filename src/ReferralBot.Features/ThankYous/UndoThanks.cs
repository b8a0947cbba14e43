using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.ThankYous;

/// <summary><c>/thanks undo</c>: takes a thank-you back; the partner's check-in clock runs from the touch before.</summary>
public sealed class UndoThanks(ReferralDb db, Caller caller, PracticeClock clock, KeepThanks keep) : ICommand
{
    private static readonly TextField Which = new("entry", "Which thank-you?") { Optional = true, MaxLength = 32 };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("thanks", "undo", "Take back your last thank-you")
        {
            Fields = [Which],
            Positional = [Which],
            Examples = ["/thanks undo"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (await FindAsync(answers.GetOrNull(Which), ct) is not { } thanks)
        {
            return Reply.Problem("You noted no thank-you in the last 10 minutes, so there is nothing to take back.");
        }

        return (await keep.TakeBackAsync(thanks, ct)).Failed(out var problem, out var receipt)
            ? Reply.Problem(problem.Message)
            : new Reply.Shown(receipt) { Replaces = turn.Input is TurnInput.Press };
    }

    private async Task<ThankYou?> FindAsync(string? typed, CancellationToken ct)
    {
        if (typed is not null)
        {
            return Id<ThankYou>.TryParse(typed, null, out var id)
                ? await db.ThankYous.FirstOrDefaultAsync(thanks => thanks.Id == id, ct)
                : null;
        }

        var (me, since) = (caller.Member.Id, clock.Now - Entry.UndoTime);
        return await db
            .ThankYous.Where(thanks => thanks.By == me && thanks.LoggedAt >= since && thanks.UndoneAt == null)
            .OrderByDescending(thanks => thanks.LoggedAt)
            .FirstOrDefaultAsync(ct);
    }
}
