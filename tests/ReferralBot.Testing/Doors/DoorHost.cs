using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Testing.Doors;

/// <summary>The addresses that a platform calls, served over HTTP on this machine by the services of a test.</summary>
internal sealed class DoorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IReadOnlyList<IHostedService> _work;

    private DoorHost(WebApplication app, IReadOnlyList<IHostedService> work) => (_app, _work) = (app, work);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Serves what is mapped, and runs what of the channel's own work runs beside it.</summary>
    public static async Task<DoorHost> StartAsync(
        IServiceProvider services,
        Action<IEndpointRouteBuilder> map,
        Func<IHostedService, bool> isOurs,
        CancellationToken ct
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        map(new Addresses(services, app));
        var host = new DoorHost(app, [.. services.GetServices<IHostedService>().Where(isOurs)]);
        await app.StartAsync(ct);
        return host;
    }

    /// <summary>Begins the work, once the channel can speak.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        foreach (var work in _work)
        {
            await work.StartAsync(ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        foreach (var work in _work)
        {
            await work.StopAsync(atOnce.Token);
        }

        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Addresses of one program, answered by the services of another.</summary>
    private sealed class Addresses(IServiceProvider services, WebApplication app) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources => ((IEndpointRouteBuilder)app).DataSources;

        public IApplicationBuilder CreateApplicationBuilder() =>
            ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
    }
}
