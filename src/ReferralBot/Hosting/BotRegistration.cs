using Microsoft.AspNetCore.DataProtection;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.WebChat;
using ReferralBot.Delivery;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Turns;
using ReferralBot.Settings;

namespace ReferralBot.Hosting;

/// <summary>The bot itself, which the server and the commands share.</summary>
internal static class BotRegistration
{
    public static IServiceCollection AddBot(this IServiceCollection services, BotSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Practice);
        services.AddSingleton(new PracticeDefaults(settings.Practice.Name, settings.Practice.TimeZone));
        services.AddSingleton(new JoiningPolicy(settings.Access.RoleToGive));
        services.AddSingleton<ISecretBox, SecretBox>();
        services.AddData(settings.Database);
        services.AddFeatures();
        services.AddWebChat();
        services.AddSlack(settings.Slack);
        services.AddTeams(settings.Teams);
        services.AddSingleton<FirstPractice>();
        services.AddDelivery(settings.Database.Provider);
        services
            .AddDataProtection()
            .SetApplicationName("ReferralBot")
            .PersistKeysToFileSystem(KeyFolder.Of(settings.Keys));
        return services;
    }

    private static void AddDelivery(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddSingleton(all => DispatchLimits.For(provider, all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SendPacer>();
        services.AddSingleton<DuePicker>();
        services.AddSingleton<RefusedPosts>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<OutboxDispatcher>();
    }
}
