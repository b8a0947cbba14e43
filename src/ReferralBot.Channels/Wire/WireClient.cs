using Microsoft.Extensions.DependencyInjection;

namespace ReferralBot.Channels.Wire;

/// <summary>Adds the one client that a channel calls its platform with.</summary>
internal static class WireClient
{
    /// <summary>Adds it under the name of its connections; what comes back says how it connects.</summary>
    public static IHttpClientBuilder AddTo<TClient>(IServiceCollection services, string name)
        where TClient : class
    {
        services.AddSingleton(all =>
            ActivatorUtilities.CreateInstance<TClient>(
                all,
                all.GetRequiredService<IHttpClientFactory>().CreateClient(name)
            )
        );
        return services.AddHttpClient(
            name,
            http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // each call has its own
                http.DefaultRequestHeaders.UserAgent.ParseAdd("ReferralBot/1.0");
            }
        );
    }

    /// <summary>How a client connects: nowhere else than where it was told to, and never for good.</summary>
    /// <param name="toConnect">How long a connection may take.</param>
    public static SocketsHttpHandler Connections(TimeSpan toConnect) =>
        new()
        {
            AllowAutoRedirect = false, // a redirect could lead anywhere
            UseCookies = false,
            ConnectTimeout = toConnect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a change of names is noticed
            MaxResponseHeadersLength = 32, // kilobytes
        };
}
