using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Features.CheckIns;

internal static class CheckInsFeature
{
    public static void AddCheckIns(this IServiceCollection services, HandlerCatalog catalog)
    {
        services.AddScoped<CheckInBoard>();
        services.AddScheduledJob<PostCheckIns, CheckInJob>();
        catalog.AddCommand<ShowDue>();
        catalog.AddFormCommand<LogTouch>();
        catalog.AddCommand<SnoozeCheckIn>();
        catalog.AddCommand<SkipCheckIn>();
        catalog.AddCommand<FollowedUp>();
        catalog.AddCommand<UndoTouch>();
    }
}
