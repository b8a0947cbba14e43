using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class PracticeLinkConfiguration : IEntityTypeConfiguration<PracticeLink>
{
    public void Configure(EntityTypeBuilder<PracticeLink> builder)
    {
        builder.ToTable("PracticeLinks");
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(link => link.CodeHash).HasMaxLength(LinkCode.HashLength);
        builder.Property(link => link.Channel).HasMaxLength(Installation.ChannelMaxLength);
        builder.Property(link => link.WorkspaceId).HasMaxLength(Installation.ExternalIdMaxLength);
        builder.Property(link => link.UserId).HasMaxLength(MemberIdentity.ExternalIdMaxLength);

        // One row for each practice.
        builder.HasIndex(link => link.PracticeId).IsUnique();

        // A code leads to one practice.
        builder.HasIndex(link => link.CodeHash).IsUnique();
    }
}
