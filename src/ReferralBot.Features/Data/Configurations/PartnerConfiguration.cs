using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.HasNumber();
        builder.HasVersion();
        builder.Property(partner => partner.Name).HasMaxLength(Partner.NameMaxLength);
        builder.Property(partner => partner.NormalisedName).HasMaxLength(Partner.NormalisedNameMaxLength);
        builder.Property(partner => partner.Category).HasCode(PartnerLists.Categories);
        builder.Property(partner => partner.Profession).HasMaxLength(Partner.ProfessionMaxLength);
        builder.Property(partner => partner.Stage).HasCode(PartnerLists.Stages);
        builder.Property(partner => partner.Tier).HasCode(PartnerLists.Tiers);
        builder.Property(partner => partner.Npi).HasMaxLength(Npi.Length);
        builder.Property(partner => partner.Taxonomy).HasMaxLength(Npi.TaxonomyLength);
        builder.Property(partner => partner.AddedOn);
        builder.HasOne<Member>().WithMany().HasForeignKey(partner => partner.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(partner => new { partner.PracticeId, partner.NormalisedName });
        builder.HasIndex(partner => new { partner.PracticeId, partner.NextDueOn });
    }
}

internal sealed class PartnerAliasConfiguration : IEntityTypeConfiguration<PartnerAlias>
{
    public void Configure(EntityTypeBuilder<PartnerAlias> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(alias => alias.Name).HasMaxLength(PartnerAlias.NameMaxLength);
        builder.Property(alias => alias.Normalised).HasMaxLength(PartnerAlias.NormalisedMaxLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(alias => alias.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(alias => new { alias.PracticeId, alias.Normalised }).IsUnique();
    }
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.HasNumber();
        builder.HasVersion();
        builder.Property(contact => contact.Name).HasMaxLength(Contact.NameMaxLength);
        builder.Property(contact => contact.Role).HasMaxLength(Contact.RoleMaxLength);
        builder
            .HasOne<Partner>()
            .WithMany()
            .HasForeignKey(contact => contact.PartnerId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
