using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>Adds what takes activities.</summary>
internal static class TeamsReceiving
{
    /// <summary>Adds the way in, and what keeps its clocks.</summary>
    public static IServiceCollection AddTeamsReceiving(this IServiceCollection services)
    {
        services.AddAfterWork();
        services.TryAddTransient<WholeBodyHandler>();
        TeamsMetadataClient.AddTo(services);
        services.AddSingleton<TeamsKeys>();
        services.AddSingleton<TeamsSeenTokens>();
        services.AddSingleton<TeamsAuthentication>();
        services.AddSingleton<TeamsPlayground>();
        services.AddSingleton<TeamsGate>();
        services.AddSingleton<TeamsAddresses>();
        services.AddSingleton<AskMember>(all => all.GetRequiredService<TeamsApi>().MemberAsync);
        services.AddSingleton<TeamsInstaller>();
        services.AddSingleton<TeamsTenants>();
        services.AddSingleton<TeamsTurnReader>();
        services.AddSingleton<ITurnReplies<TeamsRead.Done, TeamsAck>>(all => all.GetRequiredService<TeamsReplies>());
        services.AddSingleton<TurnDesk<TeamsRead.Done, TeamsAck>>();
        services.AddSingleton<TeamsDesk>();
        services.AddSingleton<TeamsReceiver>();
        services.AddSingleton<TeamsTokenRehearsal>();
        services.AddSingleton(all => new TeamsRehearsal(
            all.GetRequiredService<TeamsDesk>(),
            all.GetRequiredService<TeamsTokenRehearsal>(),
            all.GetRequiredService<TeamsOutgoing>(),
            all.GetRequiredService<TimeProvider>()
        ));
        return services;
    }
}
