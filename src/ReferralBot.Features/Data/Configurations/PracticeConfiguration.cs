using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class PracticeConfiguration : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> builder)
    {
        builder.HasDomainKey();
        builder.Property(practice => practice.Name).HasMaxLength(Practice.NameMaxLength);
        builder.Property(practice => practice.TimeZone).HasMaxLength(Practice.TimeZoneMaxLength);
        builder.Property(practice => practice.Holidays).HasConversion(new DayListConverter(), new DayListComparer());
        builder.Property(practice => practice.CreatedAt);
        builder.ComplexProperty(
            practice => practice.Cadences,
            cadences =>
            {
                cadences.ComplexProperty(all => all.Active);
                cadences.ComplexProperty(all => all.Regular);
                cadences.ComplexProperty(all => all.Resting);
            }
        );
        builder.HasVersion();
    }

    /// <summary>Days as 2026-09-07,2027-01-01: readable in any database tool.</summary>
    private sealed class DayListConverter()
        : ValueConverter<IReadOnlyList<DateOnly>, string>(days => Write(days), text => Read(text))
    {
        private static string Write(IReadOnlyList<DateOnly> days) =>
            string.Join(',', days.Select(day => day.ToString("O", CultureInfo.InvariantCulture)));

        private static IReadOnlyList<DateOnly> Read(string text) =>
            [
                .. text.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(day => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)),
            ];
    }

    private sealed class DayListComparer()
        : ValueComparer<IReadOnlyList<DateOnly>>(
            (left, right) => (left ?? Array.Empty<DateOnly>()).SequenceEqual(right ?? Array.Empty<DateOnly>()),
            days => days.Count == 0 ? 0 : HashCode.Combine(days.Count, days[0], days[days.Count - 1]),
            days => days
        );
}
