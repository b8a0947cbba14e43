using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

/// <summary>What the tables of the domain have in common.</summary>
internal static class DomainTable
{
    /// <summary>Codes of closed lists are at most this long.</summary>
    private const int CodeMaxLength = 24;

    /// <summary>The key is made by the domain. Without this EF takes a new row behind a navigation for an existing one.</summary>
    public static void HasDomainKey<TEntity>(this EntityTypeBuilder<TEntity> builder, string key = "Id")
        where TEntity : class
    {
        builder.HasKey(key);
        builder.Property(key).ValueGeneratedNever();
    }

    /// <summary>The row belongs to a practice, and goes nowhere without it.</summary>
    public static void BelongsToPractice<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class, IOwned
    {
        builder.Property(row => row.PracticeId);
        builder.HasOne<Practice>().WithMany().HasForeignKey(row => row.PracticeId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>The number is unique within the practice.</summary>
    public static void HasNumber<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class, INumbered
    {
        builder.Ignore(row => row.Ref);
        builder.HasIndex(nameof(IOwned.PracticeId), nameof(INumbered.Number)).IsUnique();
    }

    /// <summary>A second change on top of an older one is refused.</summary>
    public static void HasVersion<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class, IVersioned => builder.Property(row => row.Version).IsConcurrencyToken();

    /// <summary>The value is stored as its stable code.</summary>
    public static void HasCode<T>(this PropertyBuilder<T> property, CodeList<T> list)
        where T : struct, Enum =>
        property
            .HasConversion(new ValueConverter<T, string>(value => list.CodeOf(value), code => list.Parse(code)))
            .HasMaxLength(CodeMaxLength);

    /// <summary>The value, if any, is stored as its stable code.</summary>
    public static void HasCode<T>(this PropertyBuilder<T?> property, CodeList<T> list)
        where T : struct, Enum =>
        property
            .HasConversion(new ValueConverter<T, string>(value => list.CodeOf(value), code => list.Parse(code)))
            .HasMaxLength(CodeMaxLength);
}
