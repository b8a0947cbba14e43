using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.ThankYous;

internal static class ThankYousFeature
{
    public static void AddThankYous(this IServiceCollection services, HandlerCatalog catalog)
    {
        services.AddScoped<MeantReferrals>();
        services.AddScoped<KeepThanks>();
        catalog.AddFormCommand<ThankPartner>();
        catalog.AddCommand<UndoThanks>();
    }
}
