using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Lets the bot do what a person did. Slack waits for three seconds; after two and a half it hears that the work goes on, and the
/// answer follows when it is there.
/// </summary>
internal sealed class SlackTurnDesk(
    SlackReplies replies,
    SlackAfter after,
    IServiceScopeFactory scopes,
    SlackMeter meter,
    TimeProvider time
)
{
    // docs.slack.dev/interactivity/handling-user-interaction: 3 s, with the way there and back.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    // There is no later answer to a search, and a menu that stays empty for long looks broken.
    private static readonly TimeSpan SearchBudget = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Apology = TimeSpan.FromSeconds(5);

    private const string GivenUp =
        "That took too long, so I stopped. I can't tell whether it was saved: please look before you try again.";

    public async Task<SlackAck> AnswerAsync(SlackRead.Done done, CancellationToken ct)
    {
        var elapsed = time.GetUtcNow() - done.Turn.ReceivedAt;
        var budget = done.Origin.Kind == SlackKind.Search ? SearchBudget : Budget;
        var left = budget > elapsed ? budget - elapsed : TimeSpan.Zero;
#pragma warning disable CA2000 // the work disposes of it when it ends, which may be later
        var answer = new SlackPending(left, time, ct);
#pragma warning restore CA2000
        var work = after.Run(stop => WorkAsync(done, answer, stop));
        await Task.WhenAny(answer.Given, work, answer.TimeIsUp);
        if (work.IsFaulted && !answer.Given.IsCompleted)
        {
            await work;
        }

        var inTime = answer.Given.IsCompleted;
        if (!inTime)
        {
            answer.TryGive(answer.Announcing(replies.StillWorking(done)));
        }

        if (!done.Turn.IsRehearsal)
        {
            meter.Acknowledged(done.Origin.Kind.ToString(), inTime, time.GetUtcNow() - done.Turn.ReceivedAt);
        }

        return await answer.Given;
    }

    private async Task WorkAsync(SlackRead.Done done, SlackPending answer, CancellationToken stop)
    {
        using (answer)
        {
            // A search that nobody waits for any more is not worth its work.
            var isSearch = done.Origin.Kind == SlackKind.Search;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, isSearch ? answer.Token : default);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await AnswerAsync(done, answer, scope.ServiceProvider, limit.Token);
            }
            catch (OperationCanceledException) when (isSearch && answer.Token.IsCancellationRequested)
            {
                // The empty list was the answer.
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                using var apology = new CancellationTokenSource(Apology, time);
                await replies.AnswerLateAsync(done, Reply.Problem(GivenUp), scope.ServiceProvider, apology.Token);
            }
        }
    }

    private async Task AnswerAsync(
        SlackRead.Done read,
        SlackPending answer,
        IServiceProvider scope,
        CancellationToken ct
    )
    {
        switch (await scope.GetRequiredService<SlackCompletion>().CompleteAsync(read, ct))
        {
            case SlackRead.Done done:
                await ActAsync(done, answer, scope, ct);
                break;
            case SlackRead.Answered answered:
                answer.TryGive(answered.Ack);
                break;
            case SlackRead.Removed:
                throw new InvalidOperationException("What a person did became a removal.");
            default:
                throw new InvalidOperationException("What a person did became something else.");
        }
    }

    private async Task ActAsync(SlackRead.Done done, SlackPending answer, IServiceProvider scope, CancellationToken ct)
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
        SlackRead.Done done,
        Reply reply,
        SlackPending answer,
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
