using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>What is to be done in the conversation.</summary>
public enum OutboxKind
{
    /// <summary>Post a card.</summary>
    Post,

    /// <summary>Replace the card that another outbox message posted.</summary>
    Replace,
}

/// <summary>How far a message has come.</summary>
public enum OutboxState
{
    /// <summary>It waits for its turn.</summary>
    Pending,

    /// <summary>A dispatcher has it in hand.</summary>
    Sending,

    /// <summary>The platform took it.</summary>
    Sent,

    /// <summary>The platform will never take it.</summary>
    Refused,

    /// <summary>The answer was lost: it may be there or not. It is never sent again blindly; a person decides.</summary>
    Unknown,
}

/// <summary>A card that is to be posted or replaced, kept until the platform has answered.</summary>
public sealed class OutboxMessage : IOwned, ISequenced
{
    /// <summary>What is counted for the order of messages.</summary>
    internal const string Line = "outbox";

    /// <summary>Room for a channel's name.</summary>
    public const int ChannelMaxLength = 20;

    /// <summary>The ids of the platforms are shorter than this.</summary>
    public const int PlatformIdMaxLength = 200;

    /// <summary>Room for one line about what went wrong.</summary>
    public const int ErrorMaxLength = 300;

    private static readonly Card Unnumbered = new("");

    private Func<Card>? _draw;

    private OutboxMessage(Id<OutboxMessage> id, Id<Practice> practiceId, OutboxKind kind, string cardJson)
    {
        Id = id;
        PracticeId = practiceId;
        Kind = kind;
        CardJson = cardJson;
    }

    /// <summary>The key of the row; also the idempotency key for a channel that keeps messages by key.</summary>
    public Id<OutboxMessage> Id { get; private set; }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>The place in the practice's order; conversations are served in this order.</summary>
    public int Sequence { get; private set; }

    /// <summary>The channel that it goes to.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The installation of that channel.</summary>
    public string Installation { get; private set; } = "";

    /// <summary>The conversation in it.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>Post or replace.</summary>
    public OutboxKind Kind { get; private set; }

    /// <summary>The card.</summary>
    public string CardJson { get; private set; }

    /// <summary>For a replacement: the message whose card is replaced.</summary>
    public Id<OutboxMessage>? TargetId { get; private set; }

    /// <summary>The occurrence of a job that it belongs to.</summary>
    public Id<LedgerEntry>? LedgerEntryId { get; private set; }

    /// <summary>The key of what it tells of, such as a referral, so that its card can be found and replaced.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>How far it has come.</summary>
    public OutboxState State { get; private set; }

    /// <summary>How often it was handed to the platform.</summary>
    public int Attempts { get; private set; }

    /// <summary>It is not sent before this.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>When it was put here.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When a dispatcher last took it in hand.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>The claim that it was taken with.</summary>
    public Guid? Claim { get; private set; }

    /// <summary>When the platform answered for good.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What the platform calls the message.</summary>
    public string? MessageId { get; private set; }

    /// <summary>What went wrong last; never what people typed.</summary>
    public string? Error { get; private set; }

    /// <summary>The conversation that it goes to.</summary>
    public ConversationRef Conversation => new(Channel, Installation, ConversationId);

    string ISequenced.Line => Line;

    /// <summary>A card to be posted: add it to <see cref="ReferralDb.Outbox"/> before saving what caused it.</summary>
    public static OutboxMessage Post(Id<Practice> practice, ConversationRef to, Card card, TimeProvider clock) =>
        New(practice, OutboxKind.Post, to, card, clock);

    /// <summary>A card to be posted for an occurrence of a job.</summary>
    public static OutboxMessage Post(LedgerEntry entry, ConversationRef to, Card card, TimeProvider clock)
    {
        var message = New(entry.PracticeId, OutboxKind.Post, to, card, clock);
        message.LedgerEntryId = entry.Id;
        return message;
    }

    /// <summary>
    /// A card that is drawn while it is saved, because it names new rows: these get their numbers in the same transaction.
    /// </summary>
    public static OutboxMessage Post(Id<Practice> practice, ConversationRef to, Func<Card> card, TimeProvider clock)
    {
        var message = New(practice, OutboxKind.Post, to, Unnumbered, clock);
        message._draw = card;
        return message;
    }

    /// <summary>Notes what it tells of, by that row's key.</summary>
    public OutboxMessage About(Guid key)
    {
        AboutId = key;
        return this;
    }

    /// <summary>A new card in the place of the one that this message posted.</summary>
    public OutboxMessage Replacement(Card card, TimeProvider clock)
    {
        var message = New(PracticeId, OutboxKind.Replace, Conversation, card, clock);
        message.TargetId = Id;
        return message;
    }

    void ISequenced.Take(int sequence) => Sequence = sequence;

    /// <summary>Draws the card now that every new row has its number.</summary>
    internal void Draw()
    {
        if (_draw is not null)
        {
            CardJson = ChatJson.Write(_draw());
        }
    }

    private static OutboxMessage New(
        Id<Practice> practice,
        OutboxKind kind,
        ConversationRef to,
        Card card,
        TimeProvider clock
    )
    {
        var now = clock.GetUtcNow();
        return new OutboxMessage(Id<OutboxMessage>.New(clock), practice, kind, ChatJson.Write(card))
        {
            Channel = to.Channel,
            Installation = to.Installation,
            ConversationId = to.Id,
            CreatedAt = now,
            NotBefore = now,
        };
    }
}
