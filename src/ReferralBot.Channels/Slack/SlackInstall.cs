using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ReferralBot.Channels.Slack;

/// <summary>Installs the app by OAuth, in any workspace or organisation (docs.slack.dev/authentication/installing-with-oauth).</summary>
internal sealed class SlackInstall(SlackInstallState states, SlackInstaller installer, IOptions<SlackOptions> options)
{
    /// <summary>Sends the browser to Slack's own page, with a state that only this browser can come back with.</summary>
    public Task BeginAsync(HttpContext http)
    {
        var redirectUri = RedirectUri(http.Request);
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = options.Value.ClientId,
            ["scope"] = string.Join(',', SlackScopes.OfBot),
            ["state"] = states.Begin(http.Response, redirectUri),
            ["redirect_uri"] = redirectUri,
        };
        http.Response.Headers.CacheControl = "no-store";
        var authorize = new Uri(options.Value.ApiBaseUrl, "/oauth/v2/authorize").AbsoluteUri;
        http.Response.Redirect(QueryHelpers.AddQueryString(authorize, asked));
        return Task.CompletedTask;
    }

    /// <summary>Takes the browser back from Slack, installs, and says how it went.</summary>
    public async Task EndAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (query["error"] is [{ Length: > 0 } error])
        {
            // Nothing can come of it, so it matters to nobody whose browser this is.
            SlackInstallState.Forget(http.Response);
            var answer = error == "access_denied" ? SlackInstallPage.Denied : SlackInstallPage.Refused;
            await answer.WriteAsync(http.Response, http.RequestAborted);
            return;
        }

        if (query["state"] is not [{ Length: > 0 } state])
        {
            // Begun on Slack's own pages, where nobody can say in which browser: it begins here again, and that takes one click.
            SlackInstallState.Forget(http.Response);
            http.Response.Redirect(SlackPaths.Install);
            return;
        }

        var page =
            states.End(http, state) is not { } redirectUri ? SlackInstallPage.Outdated
            : query["code"] is not [{ Length: > 0 } code] ? SlackInstallPage.Outdated
            : await installer.InstallAsync(code, redirectUri, http.RequestAborted);
        await page.WriteAsync(http.Response, http.RequestAborted);
    }

    // Slack takes https only, and a proxy that ends it may not say that it did. On this machine there is no proxy.
    private static string RedirectUri(HttpRequest request)
    {
        var isLocal = request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
        var scheme = isLocal ? request.Scheme : Uri.UriSchemeHttps;
        return $"{scheme}://{request.Host.ToUriComponent()}{SlackPaths.Callback}";
    }
}
