using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReferralBot.Features.Data;

/// <summary>
/// Stores an instant as UTC, to the microsecond: SQLite can't order by <see cref="DateTimeOffset"/> (there it is
/// sortable text), and PostgreSQL's <c>timestamptz</c> keeps no more than microseconds, so neither keeps more.
/// </summary>
internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        instant => ToStored(instant),
        utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc))
    )
{
    /// <summary>The stored form, for the few statements that EF does not write.</summary>
    public static DateTime ToStored(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
