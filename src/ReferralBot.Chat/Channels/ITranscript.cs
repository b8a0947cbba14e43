using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Channels;

/// <summary>Keeps the messages of a channel that has no server of its own, so that they survive a restart.</summary>
public interface ITranscript
{
    /// <summary>Adds a message and returns its id. The same key again adds nothing and returns the same id.</summary>
    Task<string> AppendAsync(ConversationRef conversation, Card card, string key, CancellationToken ct);

    /// <summary>Replaces a message in place; <see langword="false"/> when there is none of this id.</summary>
    Task<bool> ReplaceAsync(ConversationRef conversation, string messageId, Card card, CancellationToken ct);

    /// <summary>The newest messages, oldest first.</summary>
    Task<IReadOnlyList<TranscriptEntry>> LatestAsync(ConversationRef conversation, int count, CancellationToken ct);

    /// <summary>What was added or replaced after a revision, in the order it happened, whichever process did it.</summary>
    Task<IReadOnlyList<TranscriptEntry>> ChangesAsync(
        ConversationRef conversation,
        long afterRevision,
        int count,
        CancellationToken ct
    );
}

/// <summary>A message that was posted. Its revision grows with every change of the conversation.</summary>
public sealed record TranscriptEntry(
    string MessageId,
    long Revision,
    Card Card,
    DateTimeOffset PostedAt,
    DateTimeOffset? EditedAt
);
