using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class InstallationConfiguration : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(installation => installation.Channel).HasMaxLength(Installation.ChannelMaxLength);
        builder.Property(installation => installation.ExternalId).HasMaxLength(Installation.ExternalIdMaxLength);
        builder.Property(installation => installation.Title).HasMaxLength(Installation.TitleMaxLength);
        builder.Property(installation => installation.InstalledBy).HasMaxLength(MemberIdentity.ExternalIdMaxLength);
        builder.Property(installation => installation.ReconnectRemedy).HasMaxLength(Installation.RemedyMaxLength);
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
        builder.Property(route => route.PausedReason).HasMaxLength(MessageRoute.PausedReasonMaxLength);
        builder.HasIndex(route => new { route.PracticeId, route.Kind }).IsUnique();
    }
}
