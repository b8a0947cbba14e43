using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ReferralBot.Testing.Doors;

/// <summary>Development: what goes beyond a platform's limits is a fault here, and not cut.</summary>
internal sealed class TestEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Development;

    public string ApplicationName { get; set; } = "ReferralBot";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
