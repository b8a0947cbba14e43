using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Data;

namespace ReferralBot.Features.Turns;

/// <summary>
/// Two people changed the same thing in the same moment: the later turn is answered again, from what is there now. Nothing of
/// the first try was saved.
/// </summary>
public sealed class ReplayConflicts(ReferralDb db, PracticeDoor door) : ITurnMiddleware
{
    private const int MaxTries = 3;

    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await next(turn, ct);
            }
            catch (DbUpdateConcurrencyException) when (tries < MaxTries)
            {
                db.ChangeTracker.Clear();
                await door.EnterAgainAsync(turn, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Reply.Problem(
                    "Somebody else is changing this right now, so I saved nothing. Please look at it and try again."
                );
            }
        }
    }
}
