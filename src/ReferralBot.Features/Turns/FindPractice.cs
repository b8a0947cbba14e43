using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Turns;

/// <summary>Finds the practice and the person behind a turn. Without a practice nothing else happens.</summary>
public sealed class FindPractice(PracticeDoor door, Caller caller, Newcomers newcomers) : ITurnMiddleware
{
    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        if (!await door.EnterAsync(turn, ct))
        {
            return Reply.Problem(
                "I don't know which practice this belongs to yet. Ask the person who installed me to finish the set-up."
            );
        }

        // What a person may then do is decided by RoleAccess alone.
        if (!caller.IsKnown || turn.Input is TurnInput.HomeOpened)
        {
            await newcomers.MeetAsync(turn, ct);
        }

        return await next(turn, ct);
    }
}
