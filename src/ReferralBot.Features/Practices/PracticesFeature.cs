using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Practices;

internal static class PracticesFeature
{
    public static void AddPractices(this IServiceCollection services, HandlerCatalog catalog)
    {
        services.AddScoped<OpenPractice>();
        services.AddScoped<PauseRoutes>();
        services.AddSingleton<Linking>();
        services.AddSingleton<SamePerson>();
        catalog.AddCommand<Home>();
        catalog.AddFormCommand<SetUp>();
        catalog.AddCommand<ShowSettings>();
        catalog.AddCommand<ShowStatus>();
        catalog.AddCommand<ResumeRoutes>();
        catalog.AddCommand<LinkPractices>();
        catalog.AddLookup<ZoneLookup>();
        catalog.AddLookup<MemberLookup>();
    }
}
