using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ReferralBot.Channels.Slack;

/// <summary>Adds what installs, and what keeps installations alive.</summary>
internal static class SlackInstalling
{
    /// <summary>Adds the tokens and what looks after them; the pages too, where the settings name the app's client.</summary>
    public static IServiceCollection AddSlackInstalling(this IServiceCollection services, SlackOptions options)
    {
        services.AddSingleton<SlackInstallations>();
        services.AddSingleton<SlackRenewal>();
        services.AddSingleton<SlackTokens>();
        services.AddSingleton<SlackTokenRounds>();
        services.AddSingleton<SlackOwnWorkspace>();
        services.AddSingleton<SlackTokenState>();
        services.AddSingleton<IHostedService, SlackUpkeep>();
        if (options is { ClientId: not null, ClientSecret: not null })
        {
            services.AddSingleton<SlackInstallState>();
            services.AddSingleton<SlackInstaller>();
            services.AddSingleton<SlackInstall>();
        }

        return services;
    }

    /// <summary>Serves the two pages, where there is a client to install with.</summary>
    public static void MapSlackInstall(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<SlackInstall>() is { } install)
        {
            endpoints.MapGet(SlackPaths.Install, install.BeginAsync);
            endpoints.MapGet(SlackPaths.Callback, install.EndAsync);
        }
    }
}
