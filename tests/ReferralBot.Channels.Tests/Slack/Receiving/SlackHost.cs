using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Tests.WebChat;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>Slack's addresses on a real server at a free port of this machine, with handlers made for the tests.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private SlackHost(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(1) };
    }

    public FakeTimeProvider Clock => (FakeTimeProvider)_app.Services.GetRequiredService<TimeProvider>();

    public ScriptedTurns Turns => _app.Services.GetRequiredService<ScriptedTurns>();

    public MemoryInstallations Installations => (MemoryInstallations)_app.Services.GetRequiredService<IInstallations>();

    public MemoryOpenForms OpenForms => (MemoryOpenForms)_app.Services.GetRequiredService<IOpenForms>();

    public RecordedFaults Faults => (RecordedFaults)_app.Services.GetRequiredService<IFaultLog>();

    public WrittenLog Log => _app.Services.GetRequiredService<WrittenLog>();

    public SlackCalls Calls => _app.Services.GetRequiredService<SlackCalls>();

    public AfterWork After => _app.Services.GetRequiredService<AfterWork>();

    public SlackRehearsal Rehearsal => _app.Services.GetRequiredService<SlackRehearsal>();

    public IMeterFactory Meters => _app.Services.GetRequiredService<IMeterFactory>();

    /// <summary>Done when the host has begun to stop.</summary>
    public Task Stopping
    {
        get
        {
            var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _app.Lifetime.ApplicationStopping.Register(stopping.SetResult);
            return stopping.Task;
        }
    }

    /// <summary>What happens in the moment before the first byte of an answer goes out.</summary>
    public Func<Task> BeforeTheAnswer { get; set; } = () => Task.CompletedTask;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SlackHost> StartAsync(SlackOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024); // as in the bot's host
        builder.Services.AddSingleton<WrittenLog>();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(all => all.GetRequiredService<WrittenLog>());
        AddBot(builder.Services);
        builder.Services.AddSlack(options ?? new SlackOptions { SigningSecret = Secret });
        builder.Services.AddSingleton<SlackCalls>();
        builder
            .Services.AddHttpClient("slack") // the name in SlackSending
            .ConfigurePrimaryHttpMessageHandler(all => all.GetRequiredService<SlackCalls>());
        var app = builder.Build();
        SlackHost? host = null;
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() => host!.BeforeTheAnswer());
                return next(context);
            }
        );
        app.MapSlack();
        await app.StartAsync(Ct);
        return host = new SlackHost(app);
    }

    /// <summary>A payload as Slack sends it, from its file.</summary>
    public static JsonObject Golden(string name, [CallerFilePath] string here = "") =>
        JsonNode
            .Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Payloads", name + ".json")))!
            .AsObject();

    /// <summary>The body that Slack makes of a payload.</summary>
    public static ByteArrayContent Body(string name, JsonNode? payload)
    {
        var json = payload?.ToJsonString() ?? "null";
        return name switch
        {
            _ when name.EndsWith(".event", StringComparison.Ordinal) => Json(json),
            _ when name.EndsWith(".slash", StringComparison.Ordinal) && payload is JsonObject fields => Form([
                .. fields.Select(field => (field.Key, field.Value is JsonValue value ? value.ToString() : "")),
            ]),
            _ => Form(("payload", json)),
        };
    }

    public static ByteArrayContent Form(params (string Name, string Value)[] fields) =>
        Content(
            string.Join(
                '&',
                fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")
            ),
            "application/x-www-form-urlencoded"
        );

    public static ByteArrayContent Json(string json) => Content(json, "application/json");

    public static ByteArrayContent Content(string body, string type) => Content(Encoding.UTF8.GetBytes(body), type);

    public static ByteArrayContent Content(byte[] body, string type) =>
        new(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    public static string Sign(string secret, string stamp, byte[] body)
    {
        var signed = Encoding.UTF8.GetBytes($"v0:{stamp}:").Concat(body).ToArray();
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    /// <summary>Posts a body as Slack does: signed.</summary>
    public async Task<HttpResponseMessage> PostAsync(HttpContent content, string path = "/slack/interactions")
    {
        var stamp = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = await content.ReadAsByteArrayAsync(Ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add(SlackSignature.TimestampHeader, stamp);
        request.Headers.Add(SlackSignature.SignatureHeader, Sign(Secret, stamp, body));
        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string name, JsonNode? payload) => PostAsync(Body(name, payload));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, Ct);

    /// <summary>The turn that a payload became.</summary>
    public async Task<Turn> TurnOfAsync(string name, JsonObject payload)
    {
        var before = Turns.All.Count;
        using var response = await PostAsync(name, payload);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        // After a press on the home page that page is drawn again.
        return Assert.Single(
            Turns.All.Skip(before),
            turn => turn.Input is not TurnInput.HomeOpened || name.StartsWith("home", StringComparison.Ordinal)
        );
    }

    /// <summary>Stops as the bot's host does: no new requests, then what is in hand.</summary>
    public Task StopAsync() => _app.StopAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Ending.WithAsync(Clock, _app.DisposeAsync());
    }

    private static void AddBot(IServiceCollection services)
    {
        var catalog = new HandlerCatalog();
        catalog.AddFormCommand<LogVisit>();
        catalog.AddCommand<Hush>();
        catalog.AddLookup<Partners>();
        services.AddSingleton(catalog).AddScoped<Bot>();
        services.AddScoped<LogVisit>().AddScoped<Hush>().AddScoped<Partners>();
        services.AddSingleton<ScriptedTurns>();
        services.AddSingleton<ITurnMiddleware>(all => all.GetRequiredService<ScriptedTurns>());
        services.AddSingleton<IFaultLog, RecordedFaults>().AddScoped<ITurnMiddleware, ReportFailures>();
        services.AddSingleton<IDraftStore, NoDrafts>().AddSingleton<IAccessPolicy, Everybody>();
        services.AddSingleton<IReadingSource, FixedReading>();
        services.AddSingleton<IInstallations, MemoryInstallations>().AddSingleton<IOpenForms, MemoryOpenForms>();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_796_301_234)));
    }
}
