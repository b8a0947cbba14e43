using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class TouchConfiguration : IEntityTypeConfiguration<Touch>
{
    public void Configure(EntityTypeBuilder<Touch> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.HasVersion();
        builder.Ignore(touch => touch.ResetsClock);
        builder.Property(touch => touch.Kind).HasCode(TouchKinds.List);
        builder.Property(touch => touch.StartedBy).HasCode(TouchKinds.Starters);
        builder.Property(touch => touch.Aligned).HasCode(TouchKinds.Alignments);
        builder.Property(touch => touch.Changed).HasMaxLength(Touch.TextMaxLength);
        builder.Property(touch => touch.Concern).HasMaxLength(Touch.TextMaxLength);
        builder.Property(touch => touch.FollowUpText).HasMaxLength(Touch.FollowUpMaxLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.FollowUpOwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(touch => new { touch.PartnerId, touch.On });
        builder.HasIndex(touch => new { touch.PracticeId, touch.FollowUpDueOn });
    }
}

internal sealed class TouchContactConfiguration : IEntityTypeConfiguration<TouchContact>
{
    public void Configure(EntityTypeBuilder<TouchContact> builder)
    {
        builder.HasKey(row => new { row.TouchId, row.ContactId });
        builder.BelongsToPractice();
        builder
            .HasOne<Touch>()
            .WithMany(touch => touch.With)
            .HasForeignKey(row => row.TouchId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(row => row.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.HasVersion();
        builder.Property(checkIn => checkIn.SkipReason).HasCode(SkipReasons.List);
        builder.HasOne<Partner>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.ChangedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(checkIn => checkIn.PartnerId).IsUnique();
    }
}

internal sealed class ThankYouConfiguration : IEntityTypeConfiguration<ThankYou>
{
    public void Configure(EntityTypeBuilder<ThankYou> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(thanks => thanks.How).HasCode(ThanksWays.List);
        builder.Property(thanks => thanks.Note).HasMaxLength(ThankYou.NoteMaxLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(thanks => new { thanks.PartnerId, thanks.On });
    }
}

internal sealed class ThankYouReferralConfiguration : IEntityTypeConfiguration<ThankYouReferral>
{
    public void Configure(EntityTypeBuilder<ThankYouReferral> builder)
    {
        builder.HasKey(row => new { row.ThankYouId, row.ReferralId });
        builder.BelongsToPractice();
        builder
            .HasOne<ThankYou>()
            .WithMany(thanks => thanks.Referrals)
            .HasForeignKey(row => row.ThankYouId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Referral>().WithMany().HasForeignKey(row => row.ReferralId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.ReferralId);
    }
}
