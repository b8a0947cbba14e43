using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Partners;

internal static class PartnersFeature
{
    public static void AddPartners(this IServiceCollection services, HandlerCatalog catalog)
    {
        services.AddScoped<PartnerCards>();
        catalog.AddCommand<ListPartners>();
        catalog.AddFormCommand<AddPartner>();
        catalog.AddCommand<ShowPartner>();
        catalog.AddFormCommand<EditPartner>();
        catalog.AddCommand<ArchivePartner>();
        catalog.AddCommand<RestorePartner>();
        catalog.AddCommand<PausePartner>();
        catalog.AddFormCommand<AddContact>();
        catalog.AddCommand<ContactLeft>();
        catalog.AddFinder<PartnerFinder>();
        catalog.AddLookup<PartnerLookup>();
        catalog.AddLookup<ProfessionLookup>();
        catalog.AddLookup<ContactLookup>();
    }
}
