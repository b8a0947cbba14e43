using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Adds Slack to the host.</summary>
public static class SlackRegistration
{
    private static readonly string[] Paths =
    [
        SlackPaths.Commands,
        SlackPaths.Interactions,
        SlackPaths.Options,
        SlackPaths.Events,
    ];

    /// <summary>
    /// Adds Slack's services. The host brings the bot, its catalog, and what keeps installations and open forms. With nothing set
    /// nothing is added.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackOptions options)
    {
        if (!options.IsOn)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(options));
        services.AddSlackSending();
        services.AddSlackInstalling(options);
        services.AddTransient(all => new SlackCheckup(all.GetRequiredService<SlackClient>(), options.BotToken));
        services.AddSlackReplies();
        services.AddSlackReceiving();
        if (options.SigningSecret is { } secret)
        {
            services.AddSlackReceiver(secret, options.PreviousSigningSecret);
        }

        if (options.AppToken is not null)
        {
            services.AddSlackSocket();
        }

        return services;
    }

    /// <summary>Serves what Slack calls, as far as the settings say that it may.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<SlackReceiver>() is { } receiver)
        {
            foreach (var path in Paths)
            {
                endpoints.MapPost(path, receiver.TakeAsync).WithMetadata(new BodyLimit(SlackReceiver.MaxBody));
            }
        }

        endpoints.MapSlackInstall();
        return endpoints;
    }

    private static void AddSlackReceiving(this IServiceCollection services)
    {
        services.AddSingleton<SlackMeter>();
        services.AddAfterWork();
        services.AddSingleton<SlackApps>();
        services.AddScoped<SlackCompletion>();
        services.AddSingleton<SlackInteractionReader>();
        services.AddSingleton<SlackTurnReader>();
        services.AddSingleton<TurnDesk<SlackRead.Done, SlackAck>>();
        services.AddSingleton<SlackTurnDesk>();
        services.AddSingleton<SlackDesk>();
        services.AddSingleton(all => new SlackRehearsal(
            all.GetRequiredService<SlackDesk>(),
            all.GetRequiredService<SlackOutgoing>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetService<SlackReceiver>(),
            all.GetRequiredService<IOptions<SlackOptions>>()
        ));
    }

    private static void AddSlackReceiver(this IServiceCollection services, string secret, string? previous)
    {
        services.AddSingleton(all => new SlackSignature(all.GetRequiredService<TimeProvider>(), secret, previous));
        services.AddSingleton<SlackGate>();
        services.AddSingleton<SlackReceiver>();
    }
}
