using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Adds Teams to the host.</summary>
public static class TeamsRegistration
{
    /// <summary>
    /// Adds Teams' services. The host brings the bot, its catalog, and what keeps installations, addresses and open forms. With
    /// nothing set nothing is added.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsOptions options)
    {
        if (!options.IsOn)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(options));
        services.AddTeamsSending(options);
        services.AddTeamsReplies();
        services.AddTeamsCheckup(options);
        services.AddTeamsReceiving();
        return services;
    }

    /// <summary>Serves what Teams calls, as far as the settings say that it may.</summary>
    public static IEndpointRouteBuilder MapTeams(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<TeamsReceiver>() is { } receiver)
        {
            endpoints
                .MapPost(TeamsPaths.Messages, receiver.TakeAsync)
                .WithMetadata(new BodyLimit(TeamsReceiver.MaxBody));
        }

        return endpoints;
    }

    private static void AddTeamsCheckup(this IServiceCollection services, TeamsOptions options) =>
        services.AddSingleton(all => new TeamsCheckup(
            options,
            all.GetRequiredService<TeamsKeys>(),
            all.GetRequiredService<TeamsTokens>(),
            all.GetRequiredService<TeamsApi>(),
            (all.GetRequiredService<IInstallations>(), all.GetRequiredService<TeamsAddresses>())
        ));
}
