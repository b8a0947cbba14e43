namespace ReferralBot.Channels.Slack;

/// <summary>
/// The only places that are ever called: the Web API, and those that Slack names by itself (for answers and for files), which
/// are taken at their exact names. Everything else is refused, whoever names it.
/// </summary>
internal sealed class SlackHosts(Uri apiBaseUrl)
{
    // docs.slack.dev/interactivity/handling-user-interaction; the second one is GovSlack's.
    private static readonly string[] Answers = ["hooks.slack.com", "hooks.slack-gov.com"];

    // docs.slack.dev/messaging/working-with-files
    private static readonly string[] Files = ["files.slack.com", "files.slack-gov.com"];

    private readonly Uri _api = apiBaseUrl.AbsolutePath.EndsWith('/') ? apiBaseUrl : new Uri(apiBaseUrl + "/");

    /// <summary>The address of a method.</summary>
    public Uri Of(string method) => new(_api, method);

    /// <summary>Whether this is where tokens may be sent.</summary>
    public bool TakesTokens(Uri? address) => address is not null && IsSafe(address) && IsApi(address);

    /// <summary>Whether this is where answers to what people did may be sent.</summary>
    public bool TakesAnswers(Uri? address) => address is not null && (IsAmong(address, Answers) || IsTrial(address));

    /// <summary>Whether this is where the bytes of files may be sent.</summary>
    public bool TakesFiles(Uri? address) => address is not null && (IsAmong(address, Files) || IsTrial(address));

    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private static bool IsAmong(Uri address, string[] hosts) =>
        address.IsAbsoluteUri
        && address.Scheme == Uri.UriSchemeHttps
        && address.IsDefaultPort
        && address.UserInfo.Length == 0
        && hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    private bool IsApi(Uri address) =>
        address.UserInfo.Length == 0
        && address.Scheme == _api.Scheme
        && address.Port == _api.Port
        && string.Equals(address.Host, _api.Host, StringComparison.OrdinalIgnoreCase);

    // Another address than Slack's own stands for all of Slack; the settings say where that is allowed.
    private bool IsTrial(Uri address) =>
        address.IsAbsoluteUri
        && IsApi(address)
        && !string.Equals(
            _api.Host,
            new Uri(SlackOptions.PublishedApiBaseUrl).Host,
            StringComparison.OrdinalIgnoreCase
        );
}
