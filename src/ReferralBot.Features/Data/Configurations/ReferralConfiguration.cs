using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.HasNumber();
        builder.HasVersion();
        builder.Ignore(referral => referral.NextAction);
        builder.Ignore(referral => referral.IsOpen);
        builder.Property(referral => referral.Direction).HasCode(ReferralLists.Directions);
        builder.Property(referral => referral.Urgency).HasCode(ReferralLists.Urgencies);
        builder.Property(referral => referral.ClientKnows).HasCode(ReferralLists.ClientKnows);
        builder.Property(referral => referral.State).HasCode(ReferralLists.States);
        builder.Property(referral => referral.Reason).HasCode(ReferralReasons.List);
        builder
            .Property(referral => referral.Client)
            .HasConversion(code => code.Value, text => ClientCode.Parse(text))
            .HasMaxLength(ClientCode.Length);
        builder.Property(referral => referral.Service).HasMaxLength(Referral.ServiceMaxLength);
        builder.Property(referral => referral.LoggedAt);
        builder.Property(referral => referral.ImportKey).HasMaxLength(Referral.ImportKeyLength);
        builder.HasIndex(referral => new { referral.PracticeId, referral.ImportKey }).IsUnique();
        HasPeople(builder);
        builder.HasIndex(referral => new { referral.PracticeId, referral.ReceivedOn });
        builder.HasIndex(referral => new { referral.PartnerId, referral.ReceivedOn });
        builder.HasIndex(referral => new { referral.PracticeId, referral.DueAt });
        builder.HasIndex(referral => new { referral.PracticeId, referral.Client });
        builder.HasIndex(referral => new { referral.LoggedBy, referral.LoggedAt });
    }

    private static void HasPeople(EntityTypeBuilder<Referral> builder)
    {
        builder.HasOne<Partner>().WithMany().HasForeignKey(row => row.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(row => row.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.LoggedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.FromMemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(row => row.ToMemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReferralStepConfiguration : IEntityTypeConfiguration<ReferralStep>
{
    public void Configure(EntityTypeBuilder<ReferralStep> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(step => step.Sequence);
        builder.Property(step => step.From).HasCode(ReferralLists.States);
        builder.Property(step => step.To).HasCode(ReferralLists.States);
        builder.Property(step => step.Reason).HasCode(ReferralReasons.List);
        builder
            .HasOne<Referral>()
            .WithMany(referral => referral.Steps)
            .HasForeignKey(step => step.ReferralId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(step => step.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(step => new { step.ReferralId, step.Sequence }).IsUnique();
    }
}

internal sealed class RevenueConfiguration : IEntityTypeConfiguration<Revenue>
{
    public void Configure(EntityTypeBuilder<Revenue> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Ignore(revenue => revenue.Money);
        builder.Property(revenue => revenue.FirstDay);
        builder.Property(revenue => revenue.Currency).HasMaxLength(Revenue.CurrencyLength);
        builder
            .HasOne<Referral>()
            .WithMany()
            .HasForeignKey(revenue => revenue.ReferralId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(revenue => revenue.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(revenue => new { revenue.ReferralId, revenue.FirstDay }).IsUnique();
    }
}
