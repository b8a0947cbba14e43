using Microsoft.Extensions.DependencyInjection;

namespace ReferralBot.Features.Files;

internal static class FilesFeature
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddScoped<ImportReferrals>();
        services.AddScoped<ExportReferrals>();
    }
}
