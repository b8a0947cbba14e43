using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Adds what answers people.</summary>
internal static class SlackReplying
{
    /// <summary>Adds the replies with all they are made of.</summary>
    public static IServiceCollection AddSlackReplies(this IServiceCollection services)
    {
        services.AddSingleton<SlackPosts>();
        services.AddSingleton<SlackViews>();
        services.AddSingleton<SlackOpening>();
        services.AddSingleton<SlackHomePage>();
        services.AddSingleton<SlackCommandReplies>();
        services.AddSingleton<SlackMessageReplies>();
        services.AddSingleton<SlackDialogReplies>();
        services.AddSingleton<SlackSubmissionReplies>();
        services.AddSingleton<SlackPageReplies>();
        services.AddSingleton<SlackPressReplies>();
        services.AddSingleton<SlackReplyRoutes>();
        services.AddSingleton<SlackReplies>();
        services.AddSingleton<ITurnReplies<SlackRead.Done, SlackAck>>(all => all.GetRequiredService<SlackReplies>());
        return services;
    }
}
