using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Hands due messages to dispatchers, each to one only and each conversation in its order, and records the end.</summary>
#pragma warning disable CA1711 // it is a queue: first in, first out for each conversation
public sealed partial class OutboxQueue(ReferralDbFactory databases, TimeProvider clock)
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
        var due = await DueAsync(most, [], ct);
        return await ClaimAsync([.. due.Select(message => message.Id)], ct);
    }

    /// <summary>
    /// Up to <paramref name="most"/> messages that could be taken in hand now, the one that has waited longest first: of each
    /// conversation the first one only, and none while another one of it is in hand.
    /// </summary>
    /// <param name="most">How many.</param>
    /// <param name="closed">Installations that nothing can be sent to now.</param>
    /// <param name="ct">Stops the look.</param>
    public async Task<IReadOnlyList<DueMessage>> DueAsync(
        int most,
        IReadOnlyCollection<InstallationKey> closed,
        CancellationToken ct
    )
    {
        await using var db = databases.OpenForAll();
        var now = clock.GetUtcNow();
        var due = Heads(db).Where(message => message.NotBefore <= now);
        if (closed.Count > 0)
        {
            var keys = closed.Select(key => $"{key.Channel}/{key.Id}").ToList();
            due = due.Where(message => !keys.Contains(message.Channel + "/" + message.Installation));
        }

        return await due.OrderBy(message => message.NotBefore)
            .ThenBy(message => message.Id)
            .Take(most)
            .Select(message => new DueMessage(
                message.Id,
                new ConversationRef(message.Channel, message.Installation, message.ConversationId),
                message.NotBefore
            ))
            .ToListAsync(ct);
    }

    /// <summary>Takes these in hand, as far as they are still due and nobody else has them.</summary>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        IReadOnlyCollection<Id<OutboxMessage>> due,
        CancellationToken ct
    )
    {
        if (due.Count == 0)
        {
            return [];
        }

        // Of two hosts that found the same rows, the second waits for the first one's update and then sees other states.
        await using var db = databases.OpenForAll();
        DateTimeOffset? now = clock.GetUtcNow();
        Guid? claim = Guid.CreateVersion7(clock.GetUtcNow());
        await db.WriteAsideAsync(
            inner =>
                All(db)
                    .Where(message =>
                        due.Contains(message.Id) && message.State == OutboxState.Pending && message.NotBefore <= now
                    )
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
        return await db.WriteAsideAsync(
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
}
