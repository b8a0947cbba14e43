using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.WebChat;

/// <summary>
/// Lets only the page on this machine in. There is no sign-in, so whoever reaches the page is its person: the address, the name
/// that was asked for and the page that sends are each checked.
/// </summary>
internal static class WebChatAuthentication
{
    /// <summary>
    /// A header that only the page's own script sends. A page from elsewhere cannot add it without a preflight, which nobody
    /// answers (OWASP, Cross-Site Request Forgery Prevention: custom request headers).
    /// </summary>
    public const string PageHeader = "X-ReferralBot-Page";

    /// <summary>Why the request is refused, or <see langword="null"/>.</summary>
    public static string? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!ThisMachine.Sent(context))
        {
            return "The web chat answers only on the machine that it runs on.";
        }

        if (!ThisMachine.IsAddressed(request))
        {
            return "Open the web chat under 127.0.0.1 or localhost.";
        }

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? ReadRefusal(request)
            : WriteRefusal(request);
    }

    // Browsers name the kind of site that asks (W3C, Fetch Metadata). Opening the page from a link elsewhere is fine.
    private static string? ReadRefusal(HttpRequest request) =>
        FetchSite(request) is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"] != "navigate"
            ? "Only the web chat's own page may ask for this."
            : null;

    private static string? WriteRefusal(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        var sameOrigin =
            origin.Length > 0
                ? origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
                    && FetchSite(request) is "" or "same-origin"
                : FetchSite(request) == "same-origin";
        return sameOrigin && request.Headers.ContainsKey(PageHeader)
            ? null
            : "Only the web chat's own page may send this. Reload the page and try again.";
    }

    private static string FetchSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString();
}
