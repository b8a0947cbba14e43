using System.Diagnostics.CodeAnalysis;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>The IANA id of a time zone that this machine knows.</summary>
public readonly record struct ZoneId(string Value) : IParsable<ZoneId>
{
    /// <inheritdoc/>
    public static ZoneId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var zone) ? zone : throw new FormatException("There is no such time zone.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ZoneId result)
    {
        result = new ZoneId(s ?? "");
        return s is not null && s.Contains('/', StringComparison.Ordinal) && TimeZones.TryFind(s, out _);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Finds time zones by city, country or id.</summary>
public sealed class ZoneLookup(TimeProvider time) : ILookup
{
    /// <inheritdoc/>
    public static string Name => "zone";

    /// <inheritdoc/>
    public static Addition? Adds => null;

    private static readonly string[] Usual =
    [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
        "America/Toronto",
        "Europe/London",
        "Europe/Berlin",
        "Australia/Sydney",
    ];

    private static readonly IReadOnlyList<TimeZoneInfo> Zones =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Where(zone => zone.HasIanaId && zone.Id.Contains('/', StringComparison.Ordinal)),
    ];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Option>>([.. Matching(query).Select(Offer)]);

    /// <inheritdoc/>
    public Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct)
    {
        var exact = Zones.FirstOrDefault(zone => zone.Id.Equals(text, StringComparison.OrdinalIgnoreCase));
        var matches = exact is null ? Matching(text).ToList() : [exact];
        return Task.FromResult<Found>(
            matches switch
            {
                [] => new Found.None($"I don't know a time zone “{text}”. Try the name of the nearest big city."),
                [var one] => new Found.One(Offer(one)),
                _ => new Found.Several([.. matches.Select(Offer)]),
            }
        );
    }

    private static IEnumerable<TimeZoneInfo> Matching(string query)
    {
        var wanted = Nearest.Fold(query);
        return wanted.Length == 0
            ? Zones
                .Where(zone => Usual.Contains(zone.Id, StringComparer.Ordinal))
                .OrderBy(zone => Array.IndexOf(Usual, zone.Id))
            : Zones
                .Where(zone =>
                    Nearest.Fold(zone.Id).Contains(wanted, StringComparison.Ordinal)
                    || Nearest.Fold(zone.StandardName).Contains(wanted, StringComparison.Ordinal)
                )
                .OrderBy(zone => Nearest.Fold(City(zone)).StartsWith(wanted, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(zone => Usual.Contains(zone.Id, StringComparer.Ordinal) ? 0 : 1)
                .ThenBy(zone => zone.Id, StringComparer.Ordinal);
    }

    private static string City(TimeZoneInfo zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..];

    private Option Offer(TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        return new Option(
            zone.Id,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{City(zone).Replace('_', ' ')} ({zone.Id}), now {now:HH:mm}"
            )
        );
    }
}
