using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ReferralBot.Channels.Slack;

/// <summary>Adds Socket Mode.</summary>
internal static class SlackSocketRegistration
{
    /// <summary>Adds the socket and what keeps it open, for settings with an app-level token.</summary>
    public static IServiceCollection AddSlackSocket(this IServiceCollection services)
    {
        services.AddSingleton<SlackSocketState>();
        services.AddSingleton(all => new SlackSocketTimings(all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new SlackSocketClient(
            all.GetRequiredService<SlackClient>(),
            all.GetRequiredService<IOptions<SlackOptions>>().Value,
            all.GetRequiredService<SlackSocketTimings>()
        ));
        services.AddSingleton<SlackAnswering>(all => all.GetRequiredService<SlackDesk>().AnswerAsync);
        services.AddSingleton<SlackSocketEnvelopes>();
        services.AddSingleton<SlackSocketSupervisor>();
        services.AddSingleton<IHostedService>(all => all.GetRequiredService<SlackSocketSupervisor>());
        return services;
    }
}
