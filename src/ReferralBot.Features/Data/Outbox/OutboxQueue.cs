using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using ReferralBot.Chat;

namespace ReferralBot.Features.Data;

/// <summary>Hands due messages to dispatchers, each to one only and each conversation in its order, and records the end.</summary>
#pragma warning disable CA1711 // it is a queue: first in, first out for each conversation
public sealed class OutboxQueue(ReferralDbFactory databases, TimeProvider clock)
#pragma warning restore CA1711 // only that one name
{
    private static readonly Expression<Func<OutboxMessage, bool>> OnItsWay = message =>
        message.State == OutboxState.Pending || message.State == OutboxState.Sending;

    /// <summary>
    /// Takes up to <paramref name="most"/> messages in hand that are due: of each conversation the first one only, and
    /// none while another one of it is in hand.
    /// </summary>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(int most, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var due = await Due(db).Take(most).Select(message => message.Id).ToListAsync(ct);
        if (due.Count == 0)
        {
            return [];
        }

        // Of two hosts that found the same rows, the second waits for the first one's update and then sees other states.
        DateTimeOffset? now = clock.GetUtcNow();
        Guid? claim = Guid.CreateVersion7(clock.GetUtcNow());
        await db.WriteAsync(
            inner =>
                All(db)
                    .Where(message => due.Contains(message.Id) && message.State == OutboxState.Pending)
                    .ExecuteUpdateAsync(
                        row =>
                            row.SetProperty(message => message.State, OutboxState.Sending)
                                .SetProperty(message => message.Attempts, message => message.Attempts + 1)
                                .SetProperty(message => message.ClaimedAt, now)
                                .SetProperty(message => message.Claim, claim),
                        inner
                    ),
            ct
        );

        // From here on the rows are ours: a caller that has gone must still be told what it holds.
        return await ClaimedWithAsync(db, claim.Value);
    }

    /// <summary>The platform took it, and calls it by this id.</summary>
    public Task<bool> SentAsync(ClaimedMessage message, string messageId, CancellationToken ct) =>
        FinishAsync(message, OutboxState.Sent, new Outcome(messageId, Error: null), ct);

    /// <summary>The platform will never take it.</summary>
    public Task<bool> RefusedAsync(ClaimedMessage message, string error, CancellationToken ct) =>
        FinishAsync(message, OutboxState.Refused, new Outcome(MessageId: null, error), ct);

    /// <summary>The answer was lost: it may be there or not, and is not sent again.</summary>
    public Task<bool> UnknownAsync(ClaimedMessage message, string error, CancellationToken ct) =>
        FinishAsync(message, OutboxState.Unknown, new Outcome(MessageId: null, error), ct);

    /// <summary>The platform did not take it now: it goes first in its conversation again, at that instant.</summary>
    public Task<bool> RetryAtAsync(ClaimedMessage message, DateTimeOffset at, string error, CancellationToken ct) =>
        ReportAsync(
            message,
            row =>
                row.SetProperty(found => found.State, OutboxState.Pending)
                    .SetProperty(found => found.NotBefore, at)
                    .SetProperty(found => found.Error, Shortened(error)),
            ct
        );

    /// <summary>
    /// Deals with what a dispatcher had in hand when it died: for channels where repeats are safe it waits again, for
    /// all others nobody can say whether it was posted.
    /// </summary>
    /// <param name="claimedBefore">Now, where this is the only host; else earlier than any live send can have begun.</param>
    /// <param name="repeatableChannels">The names of the channels where posting again changes nothing.</param>
    /// <param name="ct">Only helps while the change has not begun.</param>
    /// <returns>How many answers are lost.</returns>
    public async Task<int> RecoverAsync(
        DateTimeOffset claimedBefore,
        IReadOnlyCollection<string> repeatableChannels,
        CancellationToken ct
    )
    {
        await using var db = databases.OpenForAll();
        DateTimeOffset? before = claimedBefore;
        DateTimeOffset? now = clock.GetUtcNow();
        var channels = repeatableChannels.ToList();
        return await db.WriteAsync(
            async inner =>
            {
                var left = All(db)
                    .Where(message => message.State == OutboxState.Sending && message.ClaimedAt <= before);
                await left.Where(message => channels.Contains(message.Channel))
                    .ExecuteUpdateAsync(row => row.SetProperty(message => message.State, OutboxState.Pending), inner);
                return await left.ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(message => message.State, OutboxState.Unknown)
                            .SetProperty(message => message.FinishedAt, now)
                            .SetProperty(message => message.Error, "The bot stopped while this was being sent."),
                    inner
                );
            },
            ct
        );
    }

    /// <summary>When the next message can be claimed, so that a dispatcher knows how long it may rest.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return await Heads(db).MinAsync(message => (DateTimeOffset?)message.NotBefore, ct);
    }

    /// <summary>How full the outbox is.</summary>
    public async Task<OutboxDepth> DepthAsync(CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var waiting = All(db).Where(OnItsWay);
        return new OutboxDepth(
            await waiting.CountAsync(ct),
            await waiting.MinAsync(message => (DateTimeOffset?)message.NotBefore, ct),
            await All(db).CountAsync(message => message.State == OutboxState.Unknown, ct)
        );
    }

    private static IQueryable<OutboxMessage> All(ReferralDb db) => new AllPractices(db).Query<OutboxMessage>();

    private IQueryable<OutboxMessage> Due(ReferralDb db)
    {
        var now = clock.GetUtcNow();
        return Heads(db)
            .Where(message => message.NotBefore <= now)
            .OrderBy(message => message.NotBefore)
            .ThenBy(message => message.Id);
    }

    // What waits, and waits for no other message of its conversation.
    private static IQueryable<OutboxMessage> Heads(ReferralDb db)
    {
        var onItsWay = All(db).Where(OnItsWay);
        return All(db)
            .Where(message => message.State == OutboxState.Pending)
            .Where(message =>
                !onItsWay.Any(earlier =>
                    earlier.PracticeId == message.PracticeId
                    && earlier.Channel == message.Channel
                    && earlier.Installation == message.Installation
                    && earlier.ConversationId == message.ConversationId
                    && earlier.Sequence < message.Sequence
                )
            );
    }

    private static async Task<IReadOnlyList<ClaimedMessage>> ClaimedWithAsync(ReferralDb db, Guid claim)
    {
        var all = All(db);
        return await all.Where(message => message.Claim == claim && message.State == OutboxState.Sending)
            .OrderBy(message => message.NotBefore)
            .ThenBy(message => message.Id)
            .Select(message => new ClaimedMessage
            {
                Id = message.Id,
                PracticeId = message.PracticeId,
                Conversation = new ConversationRef(message.Channel, message.Installation, message.ConversationId),
                Kind = message.Kind,
                CardJson = message.CardJson,
                TargetMessageId = all.Where(target => target.Id == message.TargetId)
                    .Select(target => target.MessageId)
                    .FirstOrDefault(),
                Attempt = message.Attempts,
                Claim = claim,
                LedgerEntryId = message.LedgerEntryId,
            })
            .ToListAsync(CancellationToken.None);
    }

    private async Task<bool> FinishAsync(
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
    private async Task<bool> ReportAsync(
        ClaimedMessage claimed,
        Action<UpdateSettersBuilder<OutboxMessage>> changes,
        CancellationToken ct
    )
    {
        await using var db = databases.OpenForAll();
        Guid? claim = claimed.Claim;
        return await db.WriteAsync(
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

                return reported > 0;
            },
            ct
        );
    }

    // An occurrence is posted when all of its messages are.
    private Task<int> PostedAsync(ReferralDb db, Domain.Id<LedgerEntry> id, CancellationToken ct)
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
