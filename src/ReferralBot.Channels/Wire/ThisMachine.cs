using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ReferralBot.Channels.Wire;

/// <summary>Says whether a request comes from the machine that the bot runs on, and from nobody behind it.</summary>
internal static class ThisMachine
{
    // A reverse proxy on this machine connects from loopback. What it says about itself gives it away.
    private static readonly string[] ProxyHeaders =
    [
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Real-IP",
        "X-Original-For",
    ];

    /// <summary>Whether a program on this machine sent it.</summary>
    public static bool Sent(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    /// <summary>
    /// Whether it was sent to a name that only this machine has. DNS rebinding: a foreign name that was made to point here still
    /// comes as the Host.
    /// </summary>
    public static bool IsAddressed(HttpRequest request) => IsLoopbackName(request.Host.Host);

    /// <summary>Whether a page in a browser sent it: only browsers say these things of themselves (W3C, Fetch Metadata).</summary>
    public static bool IsPage(HttpRequest request) =>
        request.Headers.ContainsKey(HeaderNames.Origin) || request.Headers.ContainsKey("Sec-Fetch-Site");

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
