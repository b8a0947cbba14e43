using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Features.Scorecards;

internal static class ScorecardsFeature
{
    public static void AddScorecards(this IServiceCollection services, HandlerCatalog catalog)
    {
        services.AddScoped<ScorecardReport>();
        services.AddScheduledJob<PostScorecards, ScorecardJob>();
        catalog.AddCommand<ShowScorecard>();
    }
}
