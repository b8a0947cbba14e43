using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Data.Configurations;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

internal sealed class KeptConversationConfiguration : IEntityTypeConfiguration<KeptConversation>
{
    public void Configure(EntityTypeBuilder<KeptConversation> builder)
    {
        builder.ToTable("Conversations");
        builder.HasDomainKey();
        builder.Property(row => row.Channel).HasMaxLength(OutboxMessage.ChannelMaxLength);
        builder.Property(row => row.Installation).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(row => row.ConversationId).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(row => row.Address).HasMaxLength(KeptConversation.AddressMaxLength);
        builder.Property(row => row.WithUser).HasMaxLength(MemberIdentity.ExternalIdMaxLength);
        builder.Property(row => row.Within).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(row => row.LostRemedy).HasMaxLength(MessageRoute.PausedReasonMaxLength);

        // Two processes that meet it at the same moment greet it once: the second one's row does not go in.
        builder
            .HasIndex(row => new
            {
                row.Channel,
                row.Installation,
                row.ConversationId,
            })
            .IsUnique();

        // The one that was heard from last.
        builder.HasIndex(row => new
        {
            row.Channel,
            row.Installation,
            row.HeardAt,
        });
    }
}

internal sealed class KeptPersonConfiguration : IEntityTypeConfiguration<KeptPerson>
{
    public void Configure(EntityTypeBuilder<KeptPerson> builder)
    {
        builder.ToTable("People");
        builder.HasDomainKey();
        builder.Property(row => row.Channel).HasMaxLength(OutboxMessage.ChannelMaxLength);
        builder.Property(row => row.Installation).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(row => row.UserId).HasMaxLength(MemberIdentity.ExternalIdMaxLength);
        builder.Property(row => row.Alias).HasMaxLength(MemberIdentity.ExternalIdMaxLength);
        builder.Property(row => row.PrivateConversationId).HasMaxLength(OutboxMessage.PlatformIdMaxLength);
        builder.Property(row => row.TimeZone).HasMaxLength(KeptPerson.TimeZoneMaxLength);
        builder
            .HasIndex(row => new
            {
                row.Channel,
                row.Installation,
                row.UserId,
            })
            .IsUnique();

        // Not unique: somebody may be known by that id alone before the platform says their own one.
        builder.HasIndex(row => new
        {
            row.Channel,
            row.Installation,
            row.Alias,
        });
    }
}
