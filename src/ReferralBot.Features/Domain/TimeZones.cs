using System.Diagnostics.CodeAnalysis;

namespace ReferralBot.Features.Domain;

/// <summary>Finds time zones by the IANA ids that practices store.</summary>
public static class TimeZones
{
    /// <summary>Finds a zone by its IANA id; Windows names and typing slips are refused.</summary>
    public static bool TryFind(string? id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return !string.IsNullOrWhiteSpace(id)
            && !TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out _)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone);
    }
}
