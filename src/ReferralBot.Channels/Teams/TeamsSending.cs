using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Adds what calls the Bot Connector.</summary>
internal static class TeamsSending
{
    /// <summary>Adds the client with its guards, and what speaks through it.</summary>
    public static IServiceCollection AddTeamsSending(this IServiceCollection services, TeamsOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient<WholeBodyHandler>();
        services.AddSingleton(new TeamsHosts(options));
        services.AddTeamsTokens(options);
        services.AddSingleton<TeamsRates>();
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<TeamsApi>(all, options));
        services.AddMetrics();
        services.AddSingleton<TeamsMeter>();
        services.AddSingleton<TeamsDetours>();
        services.AddSingleton<TeamsChats>();
        services.AddSingleton<TeamsChannel>();
        services.AddSingleton<IChannel>(all => all.GetRequiredService<TeamsChannel>());
        services.AddTransient<TeamsTokenHandler>();
        var client = TeamsClient.AddTo(services);
        client.RemoveAllLoggers(); // they write down addresses, which name conversations and people
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan); // the connections have a life span of their own
        client.ConfigurePrimaryHttpMessageHandler(() => WireClient.Connections(TeamsClient.ToConnect));
        client.AddCallResilience();
        client.AddHttpMessageHandler<TeamsTokenHandler>();
        client.AddHttpMessageHandler<WholeBodyHandler>();
        return services;
    }

    private static void AddTeamsTokens(this IServiceCollection services, TeamsOptions options)
    {
        var client = TeamsTokenClient.AddTo(services);
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.ConfigurePrimaryHttpMessageHandler(() => WireClient.Connections(TeamsClient.ToConnect));
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<TeamsCredentials>(all, options));
        services.AddSingleton(all => new TeamsTokens(
            options,
            all.GetRequiredService<TeamsCredentials>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<TeamsTokens>>()
        ));
    }
}
