using System.Diagnostics.CodeAnalysis;

namespace ReferralBot.Channels.Slack;

/// <summary>Which address a socket may be opened to: the answer that names it came over the network.</summary>
internal static class SlackSocketAddress
{
    // With the dot: evilslack.com is somebody else's.
    private const string SlackHosts = ".slack.com";

    /// <summary>Reads the address, where it is Slack's own, or a loopback one while the Web API is at one, too.</summary>
    public static bool TryRead(string? text, Uri apiBaseUrl, [NotNullWhen(true)] out Uri? address)
    {
        address = Uri.TryCreate(text, UriKind.Absolute, out var read) && IsTrusted(read, apiBaseUrl) ? read : null;
        return address is not null;
    }

    private static bool IsTrusted(Uri address, Uri apiBaseUrl)
    {
        if (address.UserInfo.Length > 0)
        {
            return false;
        }

        var isSecure = address.Scheme == Uri.UriSchemeWss;
        return apiBaseUrl.IsLoopback
            ? address.IsLoopback && (isSecure || address.Scheme == Uri.UriSchemeWs)
            : isSecure
                && address.IsDefaultPort
                && address.IdnHost.EndsWith(SlackHosts, StringComparison.OrdinalIgnoreCase);
    }
}
