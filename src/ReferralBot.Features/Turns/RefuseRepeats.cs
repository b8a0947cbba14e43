using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Data;

namespace ReferralBot.Features.Turns;

/// <summary>
/// One delivery, one effect: what was saved already is answered with the stored answer and not done again, also when two of the
/// same arrive at once or after a restart.
/// </summary>
public sealed class RefuseRepeats(ReferralDb db, DeliveryLog deliveries) : ITurnMiddleware
{
    // Platforms give up on an answer after three seconds; a first answer that is still being made is waited for that long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        if (turn.DeliveryKey is not { } id || turn.Input is TurnInput.Search or TurnInput.Find or TurnInput.HomeOpened)
        {
            return await next(turn, ct);
        }

        var key = new DeliveryKey($"{turn.User.Channel}/{turn.User.Installation}", id);
        if (await DeliveryLog.IsKnownAsync(db, key, ct))
        {
            return await RepeatAsync(key, ct);
        }

        db.Delivering(key, turn.ReceivedAt);
        Reply reply;
        try
        {
            reply = await next(turn, ct);
        }
        catch (RepeatedDeliveryException)
        {
            return await RepeatAsync(key, ct);
        }

        if (db.HasSavedDelivery && !ReferenceEquals(reply, db.SavedAnswer) && ChatJson.Write(reply) is { } answer)
        {
            await deliveries.KeepAnswerAsync(key, answer, CancellationToken.None);
        }

        return reply;
    }

    private async Task<Reply> RepeatAsync(DeliveryKey key, CancellationToken ct) =>
        await deliveries.WaitForAnswerAsync(key, Patience, ct) is { } answer
            ? ChatJson.ReadReply(answer)
            : Reply.Show(
                new Card(
                    "Already saved",
                    new Block.Paragraph("This came in before and is saved. Nothing was done twice.")
                )
            );
}
