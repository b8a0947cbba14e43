using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.ThankYous;

internal static class ThankYousFeature
{
    public static void AddThankYous(this IServiceCollection services, HandlerCatalog catalog)
    {
        catalog.AddFormCommand<ThankPartner>();
        catalog.AddCommand<UndoThanks>();
    }
}
