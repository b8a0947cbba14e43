using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using ReferralBot.Testing.Vendors;

namespace ReferralBot.Channels.Tests.Slack.Vendors;

/// <summary>Our half of Slack, installed by a token at a Web API that nobody here wrote.</summary>
internal sealed class EmulatedSlack : IAsyncDisposable
{
    private readonly VendorProgram _program;
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private EmulatedSlack(VendorProgram program, TestDatabase database, ServiceProvider services) =>
        (_program, _database, _services) = (program, database, services);

    public SlackClient Client => _services.GetRequiredService<SlackClient>();

    public SlackChannel Channel => _services.GetRequiredService<SlackChannel>();

    public SlackFiles Files => _services.GetRequiredService<SlackFiles>();

    public static async Task<EmulatedSlack> StartAsync(string token, CancellationToken ct)
    {
        var program = VendorProgram.Start("emulate.mjs", ("PORT", FreePort().ToString(CultureInfo.InvariantCulture)));
        var url = (await program.SaysAsync(ct))["url"]!.GetValue<string>();
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.HasPracticeAsync();
        var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<ISecretBox>(database.Services.GetRequiredService<TestSecretBox>())
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton(TimeProvider.System)
            .AddData(database.Options)
            .AddSlack(
                new SlackOptions
                {
                    SigningSecret = "unused",
                    BotToken = token,
                    ApiBaseUrl = new Uri($"{url}/api/"),
                }
            )
            .BuildServiceProvider();
        Assert.True(await services.GetRequiredService<SlackOwnWorkspace>().ConnectAsync(ct));
        return new EmulatedSlack(program, database, services);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await _program.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
