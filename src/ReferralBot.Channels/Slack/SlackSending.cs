using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Adds what calls Slack.</summary>
internal static class SlackSending
{
    /// <summary>Adds the client with its guards, and what speaks through it.</summary>
    public static IServiceCollection AddSlackSending(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(all => new SlackHosts(all.GetRequiredService<IOptions<SlackOptions>>().Value.ApiBaseUrl));
        services.AddSingleton<SlackRates>();
        services.AddSingleton<SlackApi>();
        services.AddSingleton<SlackBotNames>();
        services.AddSingleton<SlackOutgoing>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(all => all.GetRequiredService<SlackChannel>());
        services.AddSingleton<SlackFiles>();
        services.AddTransient<SlackTokenHandler>();
        services.TryAddTransient<WholeBodyHandler>();
        var client = SlackClient.AddTo(services);
        client.RemoveAllLoggers(); // they write down addresses, and an address that takes answers is a secret
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan); // the connections have a life span of their own
        client.ConfigurePrimaryHttpMessageHandler(() => WireClient.Connections(SlackClient.ToConnect));
        client.AddCallResilience();
        client.AddHttpMessageHandler<SlackTokenHandler>();
        client.AddHttpMessageHandler<WholeBodyHandler>();
        return services;
    }
}
