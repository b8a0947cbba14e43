using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data.Configurations;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A message of a channel that has no server of its own.</summary>
public sealed class TranscriptMessage : IOwned
{
    /// <summary>What is counted for the revisions.</summary>
    internal const string Line = "transcript";

    /// <summary>Room for an outbox id or a delivery's key.</summary>
    public const int KeyMaxLength = 200;

    private TranscriptMessage(Id<TranscriptMessage> id, Id<Practice> practiceId, string key, string cardJson)
    {
        Id = id;
        PracticeId = practiceId;
        Key = key;
        CardJson = cardJson;
    }

    /// <summary>The key of the row, which is also the message's id.</summary>
    public Id<TranscriptMessage> Id { get; private set; }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>The channel.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The installation of that channel.</summary>
    public string Installation { get; private set; } = "";

    /// <summary>The conversation in it.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>The sender's name for it: the same key again adds nothing.</summary>
    public string Key { get; private set; }

    /// <summary>The card.</summary>
    public string CardJson { get; private set; }

    /// <summary>The place in the conversation.</summary>
    public int Sequence { get; private set; }

    /// <summary>The place among all changes of the practice's conversations.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedAt { get; private set; }

    /// <summary>When its card was last replaced.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    internal static TranscriptMessage In(
        ConversationRef to,
        Id<Practice> practice,
        string key,
        Card card,
        TimeProvider clock
    ) =>
        new(Id<TranscriptMessage>.New(clock), practice, key, ChatJson.Write(card))
        {
            Channel = to.Channel,
            Installation = to.Installation,
            ConversationId = to.Id,
            PostedAt = clock.GetUtcNow(),
        };

    internal void Take(int number) => (Sequence, Revision) = (number, number);

    internal void Replace(Card card, int revision, DateTimeOffset now) =>
        (CardJson, Revision, EditedAt) = (ChatJson.Write(card), revision, now);

    internal TranscriptEntry ToEntry() => new(Id.ToString(), Revision, ChatJson.ReadCard(CardJson), PostedAt, EditedAt);
}

internal sealed class TranscriptConfiguration : IEntityTypeConfiguration<TranscriptMessage>
{
    public void Configure(EntityTypeBuilder<TranscriptMessage> builder)
    {
        builder.ToTable("Transcript");
        builder.HasDomainKey();
        builder.Property(message => message.Channel).HasMaxLength(OutboxMessage.ChannelMaxLength);
        builder.Property(message => message.Installation).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(message => message.ConversationId).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(message => message.Key).HasMaxLength(TranscriptMessage.KeyMaxLength);
        builder.HasIndex(message => new { message.PracticeId, message.Key }).IsUnique();

        // What is new in a conversation, and its end.
        builder.HasIndex(message => new
        {
            message.Channel,
            message.Installation,
            message.ConversationId,
            message.Revision,
        });
        builder.HasIndex(message => new
        {
            message.Channel,
            message.Installation,
            message.ConversationId,
            message.Sequence,
        });
    }
}
