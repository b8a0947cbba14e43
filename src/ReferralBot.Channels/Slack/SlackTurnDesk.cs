using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Lets the bot do what a person did. Slack waits for three seconds.</summary>
internal sealed class SlackTurnDesk(TurnDesk<SlackRead.Done, SlackAck> turns, SlackMeter meter, TimeProvider time)
{
    // docs.slack.dev/interactivity/handling-user-interaction: 3 s, with the way there and back.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    // There is no later answer to a search, and a menu that stays empty for long looks broken.
    private static readonly TimeSpan SearchBudget = TimeSpan.FromSeconds(1.5);

    public async Task<SlackAck> AnswerAsync(SlackRead.Done done, CancellationToken ct)
    {
        var isSearch = done.Origin.Kind == SlackKind.Search;
        var timed = new TimedTurn<SlackRead.Done, SlackAck>(done, isSearch ? SearchBudget : Budget, CompleteAsync)
        {
            EndsWithTime = isSearch,
        };
        var (ack, inTime) = await turns.AnswerAsync(timed, ct);
        if (!done.Turn.IsRehearsal)
        {
            meter.Acknowledged(done.Origin.Kind.ToString(), inTime, time.GetUtcNow() - done.Turn.ReceivedAt);
        }

        return ack;
    }

    private static async Task<TurnStart<SlackRead.Done, SlackAck>> CompleteAsync(
        SlackRead.Done read,
        IServiceProvider scope,
        CancellationToken ct
    ) =>
        await scope.GetRequiredService<SlackCompletion>().CompleteAsync(read, ct) switch
        {
            SlackRead.Done done => new TurnStart<SlackRead.Done, SlackAck>.Ready(done),
            SlackRead.Answered answered => new TurnStart<SlackRead.Done, SlackAck>.Answered(answered.Ack),
            SlackRead.Removed => throw new InvalidOperationException("What a person did became a removal."),
            _ => throw new InvalidOperationException("What a person did became something else."),
        };
}
