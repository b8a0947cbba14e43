using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Takes what Teams sent and answers it in the time that Teams waits. It decides by what was sent: Teams does not say that
/// something is a repetition.
/// </summary>
internal sealed class TeamsDesk(
    TeamsTurnReader reader,
    TeamsTenants tenants,
    TurnDesk<TeamsRead.Done, TeamsAck> turns,
    TeamsMeter meter,
    TimeProvider time
)
{
    // Whatever has no answer after 15 s comes again (github.com/MicrosoftDocs/msteams-docs/issues/6084).
    private static readonly TimeSpan Message = TimeSpan.FromSeconds(10);

    // Forms of the message extension have 5 s (learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/
    // action-commands/respond-to-task-module-submit); for cards and dialogs there is no number, and a person looks at them.
    private static readonly TimeSpan Invoke = TimeSpan.FromSeconds(3);

    // There is no later answer to a search, and a list that stays empty for long looks broken.
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(1.5);

    /// <summary>The answer. What comes after it is in <see cref="TeamsAck.After"/>, for <see cref="AfterWork"/>.</summary>
    public async Task<TeamsAck> AnswerAsync(JsonElement activity, DateTimeOffset receivedAt, CancellationToken ct)
    {
        switch (reader.Read(activity, receivedAt))
        {
            case TeamsRead.Done done:
                return await AnswerAsync(done, ct);
            case TeamsRead.Joined joined:
                await tenants.MeetAsync(joined.Origin, ct);
                return TeamsAck.Empty;
            case TeamsRead.Left left:
                await tenants.LeaveAsync(left, ct);
                return TeamsAck.Empty;
            case TeamsRead.Answered answered:
                return answered.Ack;
            default:
                throw new InvalidOperationException("An activity was neither read nor answered.");
        }
    }

    private async Task<TeamsAck> AnswerAsync(TeamsRead.Done done, CancellationToken ct)
    {
        var kind = done.Origin.Kind;
        var timed = new TimedTurn<TeamsRead.Done, TeamsAck>(done, BudgetOf(kind), PrepareAsync)
        {
            EndsWithTime = kind is TeamsKind.Search or TeamsKind.ExtensionSearch,
        };
        var (ack, inTime) = await turns.AnswerAsync(timed, ct);
        if (!done.Turn.IsRehearsal)
        {
            meter.Acknowledged(kind.ToString(), inTime, time.GetUtcNow() - done.Turn.ReceivedAt);
        }

        return ack;
    }

    private async Task<TurnStart<TeamsRead.Done, TeamsAck>> PrepareAsync(
        TeamsRead.Done read,
        IServiceProvider scope,
        CancellationToken ct
    )
    {
        var done = await reader.CompleteAsync(read, ct);
        if (!done.Turn.IsRehearsal)
        {
            await tenants.MeetAsync(done.Origin, ct);
        }

        return new TurnStart<TeamsRead.Done, TeamsAck>.Ready(done);
    }

    private static TimeSpan BudgetOf(TeamsKind kind) =>
        kind switch
        {
            TeamsKind.Message or TeamsKind.CardMessage => Message,
            TeamsKind.CardAction
            or TeamsKind.DialogOpened
            or TeamsKind.DialogSent
            or TeamsKind.ExtensionOpened
            or TeamsKind.ExtensionSent => Invoke,
            TeamsKind.Search or TeamsKind.ExtensionSearch => Search,
            TeamsKind.Presence => throw new ArgumentException(
                "The bot's own coming and going is no turn.",
                nameof(kind)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No time for this."),
        };
}
