namespace ReferralBot.Chat.Pipeline;

/// <summary>The one place where a fault in a handler stops: it is logged whole, and the person gets a sentence and a reference.</summary>
public sealed class ReportFailures(IFaultLog log) : ITurnMiddleware
{
    /// <inheritdoc/>
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        try
        {
            return await next(turn, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            var reference = log.Write(fault, turn);
            return new Reply.Failed(
                $"Sorry, something went wrong on my side. Please try again. If it happens again, give this reference to the person who looks after me: {reference}.",
                []
            )
            {
                Typed = (turn.Input as TurnInput.Command)?.Line,
            };
        }
    }
}

/// <summary>Keeps a fault for the people who run the bot.</summary>
public interface IFaultLog
{
    /// <summary>Writes it down, without anything that people typed, and returns a short reference that a person can quote.</summary>
    string Write(Exception fault, Turn turn);
}
