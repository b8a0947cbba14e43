using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// How tokens are asked for: no redirects, no answer without an end, and no longer than ten seconds. Nothing of it is written down.
/// </summary>
internal sealed class TeamsTokenClient(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    private const string Name = "teams.tokens";

    private readonly HttpClient _http = clients.CreateClient(Name);

    /// <summary>Adds it; what comes back says how it connects.</summary>
    public static IHttpClientBuilder AddTo(IServiceCollection services)
    {
        services.AddSingleton<TeamsTokenClient>();
        var client = services.AddHttpClient(Name, http => http.Timeout = TeamsClient.ToAnswer);
        client.RemoveAllLoggers();
        client.AddHttpMessageHandler<WholeBodyHandler>();
        return client;
    }

    /// <inheritdoc/>
    public HttpClient GetHttpClient() => _http;
}
