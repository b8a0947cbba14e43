using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests.WebChat;

/// <summary>The web chat on a real server at a free port of this machine, with handlers made for the tests.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebChatHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public FakeTimeProvider Clock => (FakeTimeProvider)_app.Services.GetRequiredService<TimeProvider>();

    public ITranscript Transcript => _app.Services.GetRequiredService<ITranscript>();

    public IChannel Channel => _app.Services.GetRequiredService<IChannel>();

    public SeenTurns Seen => _app.Services.GetRequiredService<SeenTurns>();

    public static async Task<WebChatHost> StartAsync(string enabled = "true")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("WebChat:Enabled", (string?)enabled)]);
        AddBot(builder.Services);
        builder.Services.AddWebChat();
        var app = builder.Build();
        app.MapWebChat();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebChatHost(app);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>A request as the page's own script sends it.</summary>
    public HttpRequestMessage Post(HttpContent content, string key = "delivery-1") =>
        new(HttpMethod.Post, "/web/turns")
        {
            Content = content,
            Headers =
            {
                { "Origin", Address.GetLeftPart(UriPartial.Authority) },
                { "Sec-Fetch-Site", "same-origin" },
                { WebChatAuthentication.PageHeader, "1" },
                { WebChatTurnReader.KeyHeader, key },
            },
        };

    public Task<HttpResponseMessage> GetAsync(string path) =>
        Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    public async Task<JsonElement> AsksAsync(object turn, string key = "delivery-1")
    {
        using var response = await SendAsync(Post(JsonContent.Create(turn), key));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static void AddBot(IServiceCollection services)
    {
        var catalog = new HandlerCatalog();
        catalog.AddFormCommand<LogVisit>();
        catalog.AddCommand<Announce>();
        catalog.AddCommand<Swap>();
        catalog.AddCommand<Hush>();
        catalog.AddLookup<Partners>();
        services.AddSingleton(catalog).AddScoped<Bot>();
        services.AddScoped<LogVisit>().AddScoped<Announce>().AddScoped<Swap>().AddScoped<Hush>().AddScoped<Partners>();
        services
            .AddSingleton<SeenTurns>()
            .AddSingleton<ITurnMiddleware>(provider => provider.GetRequiredService<SeenTurns>());
        services.AddSingleton<IDraftStore, NoDrafts>().AddSingleton<IAccessPolicy, Everybody>();
        services.AddSingleton<IReadingSource, FixedReading>().AddSingleton<ITranscript, MemoryTranscript>();
        services.AddSingleton<TimeProvider>(
            new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 13, 0, 0, TimeSpan.Zero))
        );
    }
}
