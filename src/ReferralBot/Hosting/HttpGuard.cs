using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReferralBot.Settings;

namespace ReferralBot.Hosting;

/// <summary>How much a caller may send and how long it may take, and what every answer says to a browser.</summary>
internal static class HttpGuard
{
    private const long BodyBytes = 64 * 1024;
    private const int HeaderBytes = 16 * 1024;

    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(10);

    // A body must come at a pace that a phone on a bad line keeps; after a grace of five seconds a slower one is cut.
    private static readonly MinDataRate Pace = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    public static void AddHttpGuard(this WebApplicationBuilder builder, BotSettings settings)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.RequestHeadersTimeout = HeaderTime;
            kestrel.Limits.MinRequestBodyDataRate = Pace;
        });
        if (!builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls([.. settings.Addresses]);
        }

        // A foreign name that was made to point at this machine must not reach it. Behind a proxy or a tunnel the name is the
        // public one, which is not known here: what comes from Slack is signed, what comes from Teams has a token, and the web
        // chat looks at the name itself.
        if (settings.IsLocal && builder.Configuration["AllowedHosts"] is null)
        {
            builder.Configuration["AllowedHosts"] = settings.IsReachedFromOutside ? "*" : "localhost;127.0.0.1;[::1]";
        }
    }

    public static void UseHttpGuard(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'"; // a page states its own
                await next(context);
            }
        );
}
