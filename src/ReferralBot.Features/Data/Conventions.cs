using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>How values are stored, on both databases, where a table's own configuration does not say otherwise.</summary>
internal static class Conventions
{
    /// <summary>Long enough for any enumeration member's name; the names are the stored codes.</summary>
    private const int EnumNameMaxLength = 32;

    public static void HaveStoredForms(this ModelConfigurationBuilder builder)
    {
        builder.HaveTypedIds();
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

        // Names, not ordinals: a member can be moved without a migration, and a row reads as what it says. Flags are
        // sums, and stay numbers.
        foreach (var type in typeof(ReferralDb).Assembly.GetTypes().Where(type => type.IsEnum && !IsSum(type)))
        {
            builder.Properties(type).HaveConversion<string>().HaveMaxLength(EnumNameMaxLength);
        }
    }

    public static void HaveConcurrencyTokens(this ModelBuilder builder)
    {
        foreach (
            var entity in builder
                .Model.GetEntityTypes()
                .Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned)))
        )
        {
            builder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    private static bool IsSum(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false);
}
