using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A message that this dispatcher alone has in hand, until it reports what became of it.</summary>
public sealed record ClaimedMessage
{
    /// <summary>The key; give <c>Id.ToString()</c> to a channel that keeps messages by key.</summary>
    public required Id<OutboxMessage> Id { get; init; }

    /// <summary>Whose message it is.</summary>
    public required Id<Practice> PracticeId { get; init; }

    /// <summary>Where it goes.</summary>
    public required ConversationRef Conversation { get; init; }

    /// <summary>Post or replace.</summary>
    public required OutboxKind Kind { get; init; }

    /// <summary>The card as JSON.</summary>
    public required string CardJson { get; init; }

    /// <summary>For a replacement: what the platform calls the message; <see langword="null"/> when that was never posted.</summary>
    public string? TargetMessageId { get; init; }

    /// <summary>1 for the first try.</summary>
    public required int Attempt { get; init; }

    /// <summary>The claim, which the reports must name.</summary>
    public required Guid Claim { get; init; }

    /// <summary>The occurrence of a job that it belongs to.</summary>
    public Id<LedgerEntry>? LedgerEntryId { get; init; }

    /// <summary>How long the conversation rests after the answer.</summary>
    public TimeSpan Rest { get; init; }

    /// <summary>The card.</summary>
    public Card Card => ChatJson.ReadCard(CardJson);
}

/// <summary>A message that is the next one in its conversation.</summary>
/// <param name="Id">The key.</param>
/// <param name="Conversation">Where it goes.</param>
/// <param name="At">It is not sent before this.</param>
public sealed record DueMessage(Id<OutboxMessage> Id, ConversationRef Conversation, DateTimeOffset At);

/// <summary>What a report changed.</summary>
/// <param name="Taken">Whether the claim was still held; else nothing changed.</param>
/// <param name="Next">What comes next in the conversation.</param>
public readonly record struct Reported(bool Taken, DueMessage? Next);

/// <summary>How full the outbox is, for health and metrics.</summary>
/// <param name="Waiting">How many messages are pending or in hand.</param>
/// <param name="OldestDueAt">When the longest-waiting of them was due.</param>
/// <param name="Unknown">How many answers were lost, for a person to look at.</param>
public sealed record OutboxDepth(int Waiting, DateTimeOffset? OldestDueAt, int Unknown);
