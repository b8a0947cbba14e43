using System.Data.Common;
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

    private const string Moved =
        "This practice was just linked with another one, so I saved nothing of this. Please send it again.";

    private const string Changing =
        "Somebody else is changing this right now, so I saved nothing. Please look at it and try again.";

    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await next(turn, ct);
            }
            catch (Exception fault) when (fault is DbUpdateException or DbException)
            {
                // The turn belongs to a practice that moved into another one meanwhile: the foreign keys let nothing of it in.
                if (!await door.IsThereAsync(ct))
                {
                    return Reply.Problem(Moved);
                }

                if (fault is not DbUpdateConcurrencyException)
                {
                    throw;
                }

                if (tries == MaxTries)
                {
                    return Reply.Problem(Changing);
                }

                db.ChangeTracker.Clear();
                await door.EnterAgainAsync(turn, ct);
            }
        }
    }
}
