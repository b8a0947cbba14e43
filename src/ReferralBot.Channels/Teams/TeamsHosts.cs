using System.Collections.Frozen;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// The only hosts that the bot's token is ever sent to, by their exact names: whoever can name another address could read the
/// token, and with it speak for the bot everywhere.
/// </summary>
internal sealed class TeamsHosts(TeamsOptions options)
{
    /// <summary>The Bot Connector of the government's community cloud.</summary>
    public const string Gcc = "smba.infra.gcc.teams.microsoft.com";

    // The Bot Connector as Teams names it: everywhere, GCC, GCC High, DoD (learn.microsoft.com/dotnet/api/
    // microsoft.agents.extensions.msteams.teamsproactiveserviceendpoints). Never "*.trafficmanager.net", where anybody may have a
    // name; and no host of *.botframework.com, which serve other channels than Teams.
    private static readonly string[] Published =
    [
        "smba.trafficmanager.net",
        Gcc,
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    private readonly FrozenSet<string> _hosts = Published
        .Concat(options.TrustedServiceHosts)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether this is an address that the bot's token may be sent to: https, at its usual port. A loopback host that the settings
    /// name (<c>host</c> or <c>host:port</c>) may do without both, where the bot listens on loopback addresses only.
    /// </summary>
    public bool IsTrusted(Uri? serviceUrl) =>
        serviceUrl is { IsAbsoluteUri: true, UserInfo.Length: 0 }
        && (serviceUrl.IsLoopback ? IsTrial(serviceUrl) : IsPublic(serviceUrl));

    private bool IsPublic(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && _hosts.Contains(address.Host);

    // The playground runs on the same machine, at any port, and gets no token.
    private bool IsTrial(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && (
            options.IsPlayground
            || (options.TrustsLoopback && (_hosts.Contains(address.Host) || _hosts.Contains(address.Authority)))
        );
}
