using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Turns;

/// <summary>Finds the practice and the person behind a turn. Without a practice nothing else happens.</summary>
public sealed class FindPractice(PracticeDoor door) : ITurnMiddleware
{
    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct) =>
        await door.EnterAsync(turn, ct)
            ? await next(turn, ct)
            : Reply.Problem(
                "I don't know which practice this belongs to yet. Ask the person who installed me to finish the set-up."
            );
}
