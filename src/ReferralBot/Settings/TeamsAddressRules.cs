using ReferralBot.Channels.Teams;

namespace ReferralBot.Settings;

/// <summary>
/// Where Teams' keys and tokens may come from, and where a token may go: whoever is named here could speak as Teams to the bot, or
/// as the bot to everybody.
/// </summary>
internal static class TeamsAddressRules
{
    private const string Metadata = nameof(TeamsOptions.OpenIdMetadataUrl);
    private const string Authority = nameof(TeamsOptions.Authority);
    private const string Hosts = nameof(TeamsOptions.TrustedServiceHosts);

    private const string LoopbackOnly =
        "Remove it, or listen on loopback addresses only while you try things out on this machine.";

    public static IEnumerable<SettingProblem> Problems(TeamsOptions teams, bool isLocal) =>
        [
            .. OfMetadata(teams.OpenIdMetadataUrl, isLocal),
            .. OfAuthority(teams.Authority),
            .. teams.TrustedServiceHosts.SelectMany((host, at) => OfHost($"{Hosts}:{at}", host, isLocal)),
        ];

    private static IEnumerable<SettingProblem> OfMetadata(Uri address, bool isLocal)
    {
        var isLoopback = ListenAddresses.IsLoopbackHost(address.Host);
        if (!IsPlain(address) || (!IsHttps(address) && !(isLoopback && address.Scheme == Uri.UriSchemeHttp)))
        {
            yield return TeamsRules.Problem(
                Metadata,
                "it is no https address.",
                $"Leave it out, or write it as {TeamsOptions.PublishedMetadata}."
            );
        }
        else if (isLoopback && !isLocal)
        {
            yield return TeamsRules.Problem(
                Metadata,
                "whoever answers there could speak as Teams, and the bot can be reached from other machines.",
                LoopbackOnly
            );
        }
    }

    private static IEnumerable<SettingProblem> OfAuthority(Uri address)
    {
        if (!IsPlain(address) || !IsHttps(address))
        {
            yield return TeamsRules.Problem(
                Authority,
                "it is no https address.",
                $"Leave it out, or write it as {TeamsOptions.PublishedAuthority}. It is given the secret, so it is always https."
            );
        }
    }

    private static IEnumerable<SettingProblem> OfHost(string key, string? written, bool isLocal)
    {
        if (Parse(written) is not { } host)
        {
            yield return TeamsRules.Problem(
                key,
                "it is no host name.",
                "Write a host as it stands in an address, such as smba.trafficmanager.net: no https://, no path, no *."
            );
        }
        else if (ListenAddresses.IsLoopbackHost(host.Host))
        {
            if (!isLocal)
            {
                yield return TeamsRules.Problem(
                    key,
                    "it is this machine, and the bot can be reached from others.",
                    LoopbackOnly
                );
            }
        }
        else if (!host.IsDefaultPort || written!.Contains(':', StringComparison.Ordinal))
        {
            yield return TeamsRules.Problem(
                key,
                "a port is for a loopback host only.",
                "Write the host alone; it is reached by https."
            );
        }
    }

    // An exact name: with a wildcard, whoever may register a name below it would be given the bot's token.
    private static Uri? Parse(string? written) =>
        !string.IsNullOrEmpty(written)
        && Uri.TryCreate($"https://{written}/", UriKind.Absolute, out var address)
        && IsPlain(address)
        && address.AbsolutePath == "/"
        && (
            written.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
            || written.Equals($"{address.Host}:{address.Port}", StringComparison.OrdinalIgnoreCase)
        )
        && Uri.CheckHostName(address.Host) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? address
            : null;

    private static bool IsHttps(Uri address) => address.Scheme == Uri.UriSchemeHttps;

    private static bool IsPlain(Uri address) => address is { UserInfo: "", Query: "", Fragment: "" };
}
