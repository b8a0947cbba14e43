using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class PracticeConfiguration : IEntityTypeConfiguration<Practice>
{
    private const int CadencesMaxLength = 40;

    public void Configure(EntityTypeBuilder<Practice> builder)
    {
        builder.HasDomainKey();
        builder.Property(practice => practice.Name).HasMaxLength(Practice.NameMaxLength);
        builder.Property(practice => practice.TimeZone).HasMaxLength(Practice.TimeZoneMaxLength);
        builder.Property(practice => practice.Holidays).HasConversion(new DayListConverter(), new DayListComparer());
        builder.Property(practice => practice.CreatedAt);
        builder
            .Property(practice => practice.Cadences)
            .HasConversion<CadencesConverter>()
            .HasMaxLength(CadencesMaxLength);
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

    /// <summary>Due and late days of the three tiers as 30/45 60/90 180/240: EF cannot build nested records.</summary>
    private sealed class CadencesConverter()
        : ValueConverter<Cadences, string>(cadences => Write(cadences), text => Read(text))
    {
        private static string Write(Cadences all) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Active.Due}/{all.Active.Late} {all.Regular.Due}/{all.Regular.Late} {all.Resting.Due}/{all.Resting.Late}"
            );

        private static Cadences Read(string text)
        {
            var days = text.Split(' ', '/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            return new Cadences(new(days[0], days[1]), new(days[2], days[3]), new(days[4], days[5]));
        }
    }

    private sealed class DayListComparer()
        : ValueComparer<IReadOnlyList<DateOnly>>(
            (left, right) => (left ?? Array.Empty<DateOnly>()).SequenceEqual(right ?? Array.Empty<DateOnly>()),
            days => days.Count == 0 ? 0 : HashCode.Combine(days.Count, days[0], days[days.Count - 1]),
            days => days
        );
}
