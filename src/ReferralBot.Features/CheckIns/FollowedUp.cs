using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.CheckIns;

/// <summary><c>/checkin followed-up</c>: what was to be done after a touch is done.</summary>
public sealed class FollowedUp(ReferralDb db, PracticeClock clock) : ICommand
{
    private static readonly TextField Which = new("entry", "Which follow-up?") { Optional = true, MaxLength = 32 };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("checkin", "followed-up", "Mark a follow-up as done, by its button in /checkin")
        {
            Fields = [Which],
            Positional = [Which],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (
            !Id<Touch>.TryParse(answers.GetOrNull(Which), null, out var id)
            || await db.Touches.FirstOrDefaultAsync(row => row.Id == id, ct) is not { } touch
        )
        {
            return Reply.Problem("I don't know that follow-up. Type /checkin to see what is open.");
        }

        if (touch.FollowUpDone(clock.Now).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        await db.SaveChangesAsync(ct);
        return Reply.Show(new Card("Followed up", new Block.Paragraph($"Done: {touch.FollowUpText}")));
    }
}
