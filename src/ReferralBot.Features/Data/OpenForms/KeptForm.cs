using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>What belongs to a form that is open in somebody's program, as it is stored.</summary>
internal sealed class KeptForm : IOwned
{
    /// <summary>Room for the address that a channel gives for answers; a longer one is left out.</summary>
    public const int ReplyToMaxLength = 500;

    private KeptForm(string id, Id<Practice> practiceId, string user)
    {
        Id = id;
        PracticeId = practiceId;
        User = user;
    }

    /// <summary>128 random bits in base 32: nobody can guess it.</summary>
    public string Id { get; private set; }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>Whose form it is, as the channel names them.</summary>
    public string User { get; private set; }

    /// <summary>The channel.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The installation of that channel.</summary>
    public string Installation { get; private set; } = "";

    /// <summary>The conversation in which it was asked for.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>What must come back with the form.</summary>
    public string? State { get; private set; }

    /// <summary>The channel's address for answers.</summary>
    public string? ReplyTo { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Gone after this.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public static KeptForm Of(Id<Practice> practice, string user, OpenForm form, DateTimeOffset expiresAt) =>
        new(OpaqueId.New(), practice, user)
        {
            Channel = form.Conversation.Channel,
            Installation = form.Conversation.Installation,
            ConversationId = form.Conversation.Id,
            State = form.State,
            ReplyTo = form.ReplyTo is { Length: <= ReplyToMaxLength } address ? address : null,
            OpenedAt = form.OpenedAt,
            ExpiresAt = expiresAt,
        };

    public OpenForm ToForm() =>
        new(new ConversationRef(Channel, Installation, ConversationId), State, ReplyTo, OpenedAt);
}

internal sealed class KeptFormConfiguration : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.ToTable("OpenForms");
        builder.HasKey(form => form.Id);
        builder.Property(form => form.Id).HasMaxLength(KeptDraft.IdLength).ValueGeneratedNever();
        builder.Property(form => form.User).HasMaxLength(PersonKey.MaxLength);
        builder.Property(form => form.Channel).HasMaxLength(OutboxMessage.ChannelMaxLength);
        builder.Property(form => form.Installation).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(form => form.ConversationId).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(form => form.ReplyTo).HasMaxLength(KeptForm.ReplyToMaxLength);
        builder.HasIndex(form => form.ExpiresAt);
    }
}
