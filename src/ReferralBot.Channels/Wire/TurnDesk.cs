using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Wire;

/// <summary>
/// Lets the bot do what a person did, in the time that the platform waits. When that is up it hears that the work goes on, and the
/// answer follows when it is there.
/// </summary>
internal sealed class TurnDesk<TDone, TAck>(
    ITurnReplies<TDone, TAck> replies,
    AfterWork after,
    IServiceScopeFactory scopes,
    TimeProvider time
)
    where TDone : ITurnDone
    where TAck : class, ITurnAck<TAck>
{
    private const string GivenUp =
        "That took too long, so I stopped. I can't tell whether it was saved: please look before you try again.";

    private static readonly TimeSpan Apology = TimeSpan.FromSeconds(5);

    /// <summary>The acknowledgement, and whether it is the answer itself.</summary>
    public async Task<(TAck Ack, bool InTime)> AnswerAsync(TimedTurn<TDone, TAck> timed, CancellationToken ct)
    {
        var elapsed = time.GetUtcNow() - timed.Done.Turn.ReceivedAt;
        var left = timed.Budget > elapsed ? timed.Budget - elapsed : TimeSpan.Zero;
#pragma warning disable CA2000 // the work disposes of it when it ends, which may be later
        var answer = new PendingAnswer<TAck>(left, time, ct);
#pragma warning restore CA2000
        var work = after.Run(stop => WorkAsync(timed, answer, stop));
        await Task.WhenAny(answer.Given, work, answer.TimeIsUp);
        if (work.IsFaulted && !answer.Given.IsCompleted)
        {
            await work;
        }

        var inTime = answer.Given.IsCompleted;
        if (!inTime)
        {
            answer.TryGive(Announcing(replies.StillWorking(timed.Done), answer));
        }

        return (await answer.Given, inTime);
    }

    private static TAck Announcing(TAck ack, PendingAnswer<TAck> answer) =>
        ack.With(async stop =>
        {
            try
            {
                await (ack.After?.Invoke(stop) ?? Task.CompletedTask);
            }
            finally
            {
                answer.WasSent();
            }
        });

    private async Task WorkAsync(TimedTurn<TDone, TAck> timed, PendingAnswer<TAck> answer, CancellationToken stop)
    {
        using (answer)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(
                stop,
                timed.EndsWithTime ? answer.Token : default
            );
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await AnswerAsync(timed, answer, scope.ServiceProvider, limit.Token);
            }
            catch (OperationCanceledException) when (timed.EndsWithTime && answer.Token.IsCancellationRequested)
            {
                // What says that the work goes on was the answer.
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                using var apology = new CancellationTokenSource(Apology, time);
                await replies.AnswerLateAsync(timed.Done, Reply.Problem(GivenUp), scope.ServiceProvider, apology.Token);
            }
        }
    }

    private async Task AnswerAsync(
        TimedTurn<TDone, TAck> timed,
        PendingAnswer<TAck> answer,
        IServiceProvider scope,
        CancellationToken ct
    )
    {
        switch (await timed.Prepare(timed.Done, scope, ct))
        {
            case TurnStart<TDone, TAck>.Ready ready:
                await ActAsync(ready.Done, answer, scope, ct);
                break;
            case TurnStart<TDone, TAck>.Answered answered:
                answer.TryGive(answered.Ack);
                break;
            default:
                throw new InvalidOperationException("What a person did became something else.");
        }
    }

    private async Task ActAsync(TDone done, PendingAnswer<TAck> answer, IServiceProvider scope, CancellationToken ct)
    {
        var reply = await scope.GetRequiredService<Bot>().HandleAsync(done.Turn, ct);
        if (await InTimeAsync(done, reply, answer, scope, ct))
        {
            return;
        }

        // Or the answer could stand above the words that it is still to come.
        await answer.Sent.WaitAsync(ct);
        await replies.AnswerLateAsync(done, reply, scope, ct);
    }

    private async Task<bool> InTimeAsync(
        TDone done,
        Reply reply,
        PendingAnswer<TAck> answer,
        IServiceProvider scope,
        CancellationToken ct
    )
    {
        if (answer.Token.IsCancellationRequested)
        {
            return false;
        }

        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct, answer.Token);
        try
        {
            return answer.TryGive(await replies.AnswerAsync(done, reply, scope, inTime.Token));
        }
        catch (OperationCanceledException) when (answer.Token.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
