using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Keeps the messages of a channel without a server of its own in the database, each in its practice's rows.</summary>
public sealed class TranscriptStore(ReferralDbFactory databases, TimeProvider clock) : ITranscript
{
    /// <inheritdoc />
    public async Task<string> AppendAsync(ConversationRef conversation, Card card, string key, CancellationToken ct)
    {
        await using var db = await OpenAsync(conversation, ct);
        var message = TranscriptMessage.In(conversation, db.Tenant, key, card, clock);
        return await db.WriteAsideAsync(
            async inner =>
            {
                // Taking the number comes first: it holds back whoever appends the same key at the same time.
                message.Take(await db.TakeNumbersAsync(TranscriptMessage.Line, 1, inner));
                if (await db.Transcript.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, inner) is { } there)
                {
                    return there.Id.ToString();
                }

                db.Transcript.Add(message);
                await db.SaveAllAsync(inner);
                return message.Id.ToString();
            },
            ct
        );
    }

    /// <inheritdoc />
    public async Task<bool> ReplaceAsync(
        ConversationRef conversation,
        string messageId,
        Card card,
        CancellationToken ct
    )
    {
        if (!Id<TranscriptMessage>.TryParse(messageId, provider: null, out var id))
        {
            return false;
        }

        await using var db = await OpenAsync(conversation, ct);
        return await db.WriteAsideAsync(
            async inner =>
            {
                var revision = await db.TakeNumbersAsync(TranscriptMessage.Line, 1, inner);
                if (
                    await In(db.Transcript, conversation).SingleOrDefaultAsync(row => row.Id == id, inner)
                    is not { } row
                )
                {
                    return false;
                }

                row.Replace(card, revision, clock.GetUtcNow());
                await db.SaveAllAsync(inner);
                return true;
            },
            ct
        );
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TranscriptEntry>> LatestAsync(
        ConversationRef conversation,
        int count,
        CancellationToken ct
    )
    {
        await using var db = await OpenAsync(conversation, ct);
        var newest = await In(db.Transcript.AsNoTracking(), conversation)
            .OrderByDescending(message => message.Sequence)
            .Take(count)
            .ToListAsync(ct);
        return [.. newest.AsEnumerable().Reverse().Select(message => message.ToEntry())];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TranscriptEntry>> ChangesAsync(
        ConversationRef conversation,
        long afterRevision,
        int count,
        CancellationToken ct
    )
    {
        await using var db = await OpenAsync(conversation, ct);
        var changed = await In(db.Transcript.AsNoTracking(), conversation)
            .Where(message => message.Revision > afterRevision)
            .OrderBy(message => message.Revision)
            .Take(count)
            .ToListAsync(ct);
        return [.. changed.Select(message => message.ToEntry())];
    }

    private static IQueryable<TranscriptMessage> In(IQueryable<TranscriptMessage> all, ConversationRef conversation) =>
        all.Where(message =>
            message.Channel == conversation.Channel
            && message.Installation == conversation.Installation
            && message.ConversationId == conversation.Id
        );

    private async Task<ReferralDb> OpenAsync(ConversationRef conversation, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var practice = await new AllPractices(db)
            .Query<Installation>()
            .Where(found => found.Channel == conversation.Channel && found.ExternalId == conversation.Installation)
            .Select(found => found.PracticeId)
            .SingleOrDefaultAsync(ct);
        return practice == default
            ? throw new InvalidOperationException("The conversation belongs to no practice.")
            : databases.Open(practice);
    }
}
