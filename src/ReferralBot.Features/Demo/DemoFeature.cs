using Microsoft.Extensions.DependencyInjection;

namespace ReferralBot.Features.Demo;

internal static class DemoFeature
{
    public static void AddDemo(this IServiceCollection services) => services.AddScoped<AddDemoPractice>();
}
