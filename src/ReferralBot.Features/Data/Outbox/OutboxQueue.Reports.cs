using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <content>What became of messages that were taken in hand.</content>
public sealed partial class OutboxQueue
{
    /// <summary>The platform took it, and calls it by this id.</summary>
    public Task<Reported> SentAsync(ClaimedMessage message, string messageId, CancellationToken ct) =>
        FinishAsync(message, OutboxState.Sent, new Outcome(messageId, Error: null), ct);

    /// <summary>The platform will never take it.</summary>
    public Task<Reported> RefusedAsync(ClaimedMessage message, string error, CancellationToken ct) =>
        FinishAsync(message, OutboxState.Refused, new Outcome(MessageId: null, error), ct);

    /// <summary>The answer was lost: it may be there or not, and is not sent again.</summary>
    public Task<Reported> UnknownAsync(ClaimedMessage message, string error, CancellationToken ct) =>
        FinishAsync(message, OutboxState.Unknown, new Outcome(MessageId: null, error), ct);

    /// <summary>The platform did not take it now: it goes first in its conversation again, at that instant.</summary>
    public Task<Reported> RetryAtAsync(ClaimedMessage message, DateTimeOffset at, string error, CancellationToken ct) =>
        ReportAsync(
            message,
            row =>
                row.SetProperty(found => found.State, OutboxState.Pending)
                    .SetProperty(found => found.NotBefore, at)
                    .SetProperty(found => found.Error, Shortened(error)),
            ct
        );

    /// <summary>An installation takes nothing of a kind before that instant: what waits for it is not looked at until then.</summary>
    public async Task HoldAsync(
        InstallationKey installation,
        OutboxKind kind,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        await using var db = databases.OpenForAll();
        var (channel, id) = installation;
        await db.WriteAsideAsync(
            inner =>
                All(db)
                    .Where(message =>
                        message.State == OutboxState.Pending
                        && message.NotBefore < until
                        && message.Channel == channel
                        && message.Installation == id
                        && message.Kind == kind
                    )
                    .ExecuteUpdateAsync(row => row.SetProperty(message => message.NotBefore, until), inner),
            ct
        );
    }

    private async Task<Reported> FinishAsync(
        ClaimedMessage message,
        OutboxState state,
        Outcome outcome,
        CancellationToken ct
    )
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await ReportAsync(
            message,
            row =>
                row.SetProperty(found => found.State, state)
                    .SetProperty(found => found.FinishedAt, now)
                    .SetProperty(found => found.MessageId, outcome.MessageId)
                    .SetProperty(found => found.Error, Shortened(outcome.Error)),
            ct
        );
    }

    // A report for a claim that is no longer held (the message was recovered meanwhile) changes nothing.
    private async Task<Reported> ReportAsync(
        ClaimedMessage claimed,
        Action<UpdateSettersBuilder<OutboxMessage>> changes,
        CancellationToken ct
    )
    {
        await using var db = databases.OpenForAll();
        Guid? claim = claimed.Claim;
        return await db.WriteAsideAsync(
            async inner =>
            {
                var reported = await All(db)
                    .Where(message =>
                        message.Id == claimed.Id && message.Claim == claim && message.State == OutboxState.Sending
                    )
                    .ExecuteUpdateAsync(changes, inner);
                if (claimed.LedgerEntryId is { } entry)
                {
                    await PostedAsync(db, entry, inner);
                }

                return new Reported(reported > 0, await NextAsync(db, claimed, inner));
            },
            ct
        );
    }

    // The first one of the conversation that waits. It rests as long as the channel wants, wherever it is looked for.
    private async Task<DueMessage?> NextAsync(ReferralDb db, ClaimedMessage done, CancellationToken ct)
    {
        var (channel, installation, conversation) = done.Conversation;
        var next = await All(db)
            .Where(message =>
                message.PracticeId == done.PracticeId
                && message.Channel == channel
                && message.Installation == installation
                && message.ConversationId == conversation
                && message.State == OutboxState.Pending
            )
            .OrderBy(message => message.Sequence)
            .Select(message => new { message.Id, message.NotBefore })
            .FirstOrDefaultAsync(ct);
        if (next is null)
        {
            return null;
        }

        var rested = clock.GetUtcNow() + done.Rest;
        if (done.Rest > TimeSpan.Zero && next.NotBefore < rested)
        {
            await All(db)
                .Where(message => message.Id == next.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(message => message.NotBefore, rested), ct);
            return new DueMessage(next.Id, done.Conversation, rested);
        }

        return new DueMessage(next.Id, done.Conversation, next.NotBefore);
    }

    // An occurrence is posted when all of its messages are.
    private Task<int> PostedAsync(ReferralDb db, Id<LedgerEntry> id, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var unsent = All(db).Where(message => message.LedgerEntryId == id && message.State != OutboxState.Sent);
        return new AllPractices(db)
            .Query<LedgerEntry>()
            .Where(entry => entry.Id == id && entry.PostedAt == null && !unsent.Any())
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(entry => entry.PostedAt, now)
                        .SetProperty(
                            entry => entry.State,
                            entry => entry.State == LedgerState.Claimed ? LedgerState.Posted : entry.State
                        ),
                ct
            );
    }

    private static string? Shortened(string? error) =>
        error is { Length: > OutboxMessage.ErrorMaxLength } ? error[..OutboxMessage.ErrorMaxLength] : error;

    private sealed record Outcome(string? MessageId, string? Error);
}
