using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Teams;

/// <summary>Adds what answers people.</summary>
internal static class TeamsReplying
{
    /// <summary>Adds the replies with all they are made of.</summary>
    public static IServiceCollection AddTeamsReplies(this IServiceCollection services)
    {
        services.AddSingleton<FormButtons>();
        services.AddSingleton<TeamsOutgoing>();
        services.AddSingleton<TeamsCards>();
        services.AddSingleton<TeamsFindings>();
        services.AddSingleton<TeamsPersonalChats>();
        services.AddSingleton<TeamsPosts>();
        services.AddSingleton<TeamsOpening>();
        services.AddSingleton<TeamsMessageReplies>();
        services.AddSingleton<TeamsCardReplies>();
        services.AddSingleton<TeamsDialogReplies>();
        services.AddSingleton<TeamsSearchReplies>();
        services.AddSingleton<TeamsReplyRoutes>();
        services.AddSingleton<TeamsReplies>();
        return services;
    }
}
