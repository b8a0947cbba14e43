using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Ignore(member => member.Actor);
        builder.Property(member => member.DisplayName).HasMaxLength(Member.NameMaxLength);
        builder.Property(member => member.Role).HasCode(Roles.List);
    }
}

internal sealed class MemberIdentityConfiguration : IEntityTypeConfiguration<MemberIdentity>
{
    public void Configure(EntityTypeBuilder<MemberIdentity> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(identity => identity.Channel).HasMaxLength(Installation.ChannelMaxLength);
        builder.Property(identity => identity.WorkspaceId).HasMaxLength(MemberIdentity.ExternalIdMaxLength);
        builder.Property(identity => identity.UserId).HasMaxLength(MemberIdentity.ExternalIdMaxLength);
        builder
            .HasOne<Member>()
            .WithMany()
            .HasForeignKey(identity => identity.MemberId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(identity => new
            {
                identity.PracticeId,
                identity.Channel,
                identity.WorkspaceId,
                identity.UserId,
            })
            .IsUnique();
    }
}

internal sealed class InstallationConfiguration : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(installation => installation.Channel).HasMaxLength(Installation.ChannelMaxLength);
        builder.Property(installation => installation.ExternalId).HasMaxLength(Installation.ExternalIdMaxLength);
        builder.HasIndex(installation => new { installation.Channel, installation.ExternalId }).IsUnique();
    }
}

internal sealed class MessageRouteConfiguration : IEntityTypeConfiguration<MessageRoute>
{
    public void Configure(EntityTypeBuilder<MessageRoute> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Ignore(route => route.Address);
        builder.Property(route => route.Kind).HasCode(MessageKinds.List);
        builder.Property(route => route.Channel).HasMaxLength(Installation.ChannelMaxLength);
        builder.Property(route => route.WorkspaceId).HasMaxLength(Installation.ExternalIdMaxLength);
        builder.Property(route => route.ConversationId).HasMaxLength(MessageRoute.ConversationMaxLength);
        builder.HasIndex(route => new { route.PracticeId, route.Kind }).IsUnique();
    }
}
