using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Referrals;

internal static class ReferralsFeature
{
    public static void AddReferrals(this IServiceCollection services, HandlerCatalog catalog)
    {
        services.AddScoped<KeepReferral>();
        services.AddScoped<TakeBackReferral>();
        services.AddScoped<ReferralCards>();
        catalog.AddFormCommand<LogReceived>();
        catalog.AddFormCommand<LogSent>();
        catalog.AddFormCommand<LogInternal>();
        catalog.AddFormCommand<UpdateReferral>();
        catalog.AddFormCommand<RecordOutcome>();
        catalog.AddCommand<ShowReferral>();
        catalog.AddCommand<ListReferrals>();
        catalog.AddCommand<CountSources>();
        catalog.AddCommand<UndoReferral>();
        catalog.AddFinder<ReferralFinder>();
        catalog.AddLookup<ReferralLookup>();
        catalog.AddLookup<ServiceLookup>();
        catalog.AddLookup<ClientCodeLookup>();
    }
}
