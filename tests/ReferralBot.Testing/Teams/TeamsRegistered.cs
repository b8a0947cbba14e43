using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Testing.Teams;

/// <summary>A bot of this process that is registered at a <see cref="FakeTeams"/>.</summary>
public static class TeamsRegistered
{
    /// <summary>The settings of the bot.</summary>
    public static TeamsOptions Options(FakeTeams teams)
    {
        var options = new TeamsOptions
        {
            AppId = teams.Bot.AppId,
            TenantId = teams.Bot.TenantId,
            ClientSecret = teams.Bot.ClientSecret,
            OpenIdMetadataUrl = teams.OpenIdMetadataUrl,
            Authority = teams.Authority,
            TrustedServiceHosts = { "127.0.0.1" },
        };
        options.TrustLoopback();
        return options;
    }

    /// <summary>Lets the bot ask for tokens where nobody else trusts the certificate.</summary>
    /// <param name="services">The bot's services.</param>
    /// <param name="connection">How it asks, instead of its own way.</param>
    public static IServiceCollection AsksForTokensBy(
        this IServiceCollection services,
        Func<HttpMessageHandler> connection
    )
    {
        services.AddHttpClient("teams.tokens").ConfigurePrimaryHttpMessageHandler(connection);
        return services;
    }
}
