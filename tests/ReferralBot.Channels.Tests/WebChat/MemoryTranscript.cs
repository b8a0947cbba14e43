using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.WebChat;

/// <summary>A transcript that another process could write to as well: it wakes nobody.</summary>
internal sealed class MemoryTranscript(TimeProvider time) : ITranscript
{
    private readonly Lock _lock = new();
    private readonly List<(ConversationRef Place, string Key, TranscriptEntry Entry)> _all = [];
    private long _revision;

    public Task<string> AppendAsync(ConversationRef conversation, Card card, string key, CancellationToken ct)
    {
        lock (_lock)
        {
            var at = _all.FindIndex(kept => kept.Place == conversation && kept.Key == key);
            if (at >= 0)
            {
                return Task.FromResult(_all[at].Entry.MessageId);
            }

            var entry = new TranscriptEntry($"m{_all.Count + 1}", ++_revision, card, time.GetUtcNow(), null);
            _all.Add((conversation, key, entry));
            return Task.FromResult(entry.MessageId);
        }
    }

    public Task<bool> ReplaceAsync(ConversationRef conversation, string messageId, Card card, CancellationToken ct)
    {
        lock (_lock)
        {
            var at = _all.FindIndex(kept => kept.Place == conversation && kept.Entry.MessageId == messageId);
            if (at >= 0)
            {
                var changed = _all[at].Entry with { Card = card, Revision = ++_revision, EditedAt = time.GetUtcNow() };
                _all[at] = _all[at] with { Entry = changed };
            }

            return Task.FromResult(at >= 0);
        }
    }

    public Task<IReadOnlyList<TranscriptEntry>> LatestAsync(
        ConversationRef conversation,
        int count,
        CancellationToken ct
    )
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<TranscriptEntry>>([.. Of(conversation).TakeLast(count)]);
        }
    }

    public Task<IReadOnlyList<TranscriptEntry>> ChangesAsync(
        ConversationRef conversation,
        long afterRevision,
        int count,
        CancellationToken ct
    )
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<TranscriptEntry>>([
                .. Of(conversation)
                    .Where(entry => entry.Revision > afterRevision)
                    .OrderBy(entry => entry.Revision)
                    .Take(count),
            ]);
        }
    }

    private IEnumerable<TranscriptEntry> Of(ConversationRef place) =>
        _all.Where(kept => kept.Place == place).Select(kept => kept.Entry);
}
