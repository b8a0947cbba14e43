using System.Globalization;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>Reads what only Teams writes the way it does. What does not look like it is as if it were not there.</summary>
internal static class TeamsJson
{
    // An Entra id is a GUID; those of the Agents Playground are words a little longer.
    private const int MaxEntraId = 64;

    // The longest name of the time zone database has 32 characters.
    private const int MaxTimeZone = 64;

    // The address of the Bot Connector has about 80 characters, its tenant included.
    private const int MaxAddress = 200;

    // Entra keeps 256 characters (learn.microsoft.com/graph/api/resources/user, displayName).
    private const int MaxName = 256;

    /// <summary>An id of a tenant or of a person there. The case of a GUID's letters means nothing.</summary>
    public static string? EntraId(this JsonElement value) =>
        value.Token() is not { Length: <= MaxEntraId } id || !id.All(IsIdLetter) ? null
        : Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D")
        : id;

    /// <summary>The address of a Bot Connector. Whether it is to be trusted is decided where it is used.</summary>
    public static Uri? Address(this JsonElement value) =>
        value.Token() is { Length: <= MaxAddress } text
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;

    /// <summary>An instant as Teams writes it, such as <c>2026-08-01T10:15:00.123Z</c>.</summary>
    public static DateTimeOffset? Instant(this JsonElement value) =>
        value.Token() is { } stamp
        && DateTimeOffset.TryParse(
            stamp,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>A time zone by its IANA name, where there is one of that name.</summary>
    public static string? TimeZone(this JsonElement value) =>
        value.Token() is { Length: <= MaxTimeZone } name
        && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && zone.HasIanaId
            ? zone.Id
            : null;

    /// <summary>What somebody is called.</summary>
    public static string? Name(this JsonElement value) =>
        value.Text() is { Length: <= MaxName } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : null;

    private static bool IsIdLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.';
}
