using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Data;

namespace ReferralBot.Features.Turns;

/// <summary>When too much is being written at once, says so at once instead of letting people wait.</summary>
public sealed class AnswerBusy : ITurnMiddleware
{
    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        try
        {
            return await next(turn, ct);
        }
        catch (DatabaseBusyException)
        {
            return new Reply.Failed("I'm very busy right now and saved nothing. Please try again in a moment.", [])
            {
                Typed = (turn.Input as TurnInput.Command)?.Line,
            };
        }
    }
}
