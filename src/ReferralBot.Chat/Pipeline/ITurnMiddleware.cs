namespace ReferralBot.Chat.Pipeline;

/// <summary>The rest of the way to the handler.</summary>
public delegate Task<Reply> NextTurn(Turn turn, CancellationToken ct);

/// <summary>A concern of every turn, such as logging or access. It runs around the handler, in the order of registration.</summary>
public interface ITurnMiddleware
{
    /// <summary>Answers the turn itself or lets <paramref name="next"/> do it.</summary>
    Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct);
}
