using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Data.Configurations;

namespace ReferralBot.Features.Data;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.HasDomainKey();
        builder.Property(message => message.Channel).HasMaxLength(OutboxMessage.ChannelMaxLength);
        builder.Property(message => message.Installation).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(message => message.ConversationId).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(message => message.MessageId).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(message => message.Error).HasMaxLength(OutboxMessage.ErrorMaxLength);
        builder.Ignore(message => message.Conversation);
        builder
            .HasOne<OutboxMessage>()
            .WithMany()
            .HasForeignKey(message => message.TargetId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<LedgerEntry>()
            .WithMany()
            .HasForeignKey(message => message.LedgerEntryId)
            .OnDelete(DeleteBehavior.Restrict);

        // What is due, over all practices.
        builder.HasIndex(message => new { message.State, message.NotBefore });

        // Whether an earlier message of the same conversation is still on its way.
        builder.HasIndex(message => new
        {
            message.PracticeId,
            message.Channel,
            message.Installation,
            message.ConversationId,
            message.State,
            message.Sequence,
        });
        builder.HasIndex(message => message.Claim);
        builder.HasIndex(message => message.AboutId);
    }
}
