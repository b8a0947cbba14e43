using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Slack;
using Xunit;

namespace ReferralBot.Testing.Doors;

/// <summary>The addresses that Slack calls, served over HTTP on this machine by the services of a test.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IReadOnlyList<IHostedService> _work;

    private SlackHost(WebApplication app, IReadOnlyList<IHostedService> work) => (_app, _work) = (app, work);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<SlackHost> StartAsync(IServiceProvider services, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        new Addresses(services, app).MapSlack();
        var host = new SlackHost(app, [.. services.GetServices<IHostedService>().Where(IsSlack)]);
        await app.StartAsync(ct);
        // As long as this is not done, the bot has no token to speak with.
        Assert.True(await services.GetRequiredService<SlackOwnWorkspace>().ConnectAsync(ct));
        foreach (var work in host._work)
        {
            await work.StartAsync(ct);
        }

        return host;
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

    private static bool IsSlack(IHostedService work) => work is SlackAfter or SlackSocketSupervisor;

    /// <summary>Addresses of one program, answered by the services of another.</summary>
    private sealed class Addresses(IServiceProvider services, WebApplication app) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources => ((IEndpointRouteBuilder)app).DataSources;

        public IApplicationBuilder CreateApplicationBuilder() =>
            ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
    }
}
