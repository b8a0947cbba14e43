using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Demo;
using ReferralBot.Features.Files;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Partners;
using ReferralBot.Features.Practices;
using ReferralBot.Features.Referrals;
using ReferralBot.Features.Scorecards;
using ReferralBot.Features.ThankYous;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features;

/// <summary>The table of contents: every feature of the bot, one line each.</summary>
public static class FeatureRegistration
{
    /// <summary>Adds the bot with all its features. The data layer and a source of time are added by the host.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        var catalog = new HandlerCatalog();
        services.AddTurns();
        services.AddJobs();
        services.AddPractices(catalog);
        services.AddPartners(catalog);
        services.AddReferrals(catalog);
        services.AddThankYous(catalog);
        services.AddCheckIns(catalog);
        services.AddScorecards(catalog);
        services.AddFiles();
        services.AddDemo();

        foreach (var handler in catalog.HandlerTypes)
        {
            services.AddScoped(handler);
        }

        return services.AddSingleton(catalog);
    }
}
