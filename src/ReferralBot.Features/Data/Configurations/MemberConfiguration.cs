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
        builder.Property(member => member.TimeZone).HasMaxLength(Practice.TimeZoneMaxLength);
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
