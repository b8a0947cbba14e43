using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Stores every <see cref="Id{T}"/> as a plain GUID, with nothing to register by hand.</summary>
internal static class TypedIds
{
    public static void HaveTypedIds(this ModelConfigurationBuilder builder)
    {
        foreach (var idType in IdTypes())
        {
            builder
                .Properties(idType)
                .HaveConversion(typeof(Converter<>).MakeGenericType(idType.GetGenericArguments()));
        }
    }

    private static IEnumerable<Type> IdTypes() =>
        typeof(ReferralDb)
            .Assembly.GetTypes()
            .Where(type => type.IsClass && !type.ContainsGenericParameters)
            .SelectMany(type => type.GetProperties())
            .Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            .Where(type =>
                type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) && !type.ContainsGenericParameters
            )
            .Distinct();

    private sealed class Converter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value))
        where T : class;
}
