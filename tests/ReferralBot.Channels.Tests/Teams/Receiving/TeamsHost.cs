using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Tests.Slack.Receiving;
using ReferralBot.Channels.Tests.Teams.Tenants;
using ReferralBot.Channels.Tests.WebChat;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>Teams' address on a real server at a free port of this machine, before a Teams of our own, with handlers made for the tests.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    public const string Path = "/api/messages";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private TeamsHost(FakeTeams teams, WebApplication app)
    {
        (Teams, _app) = (teams, app);
        _client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(1) };
        Tenant = teams.AddTenant("Maple Street Wellness");
        Sam = Tenant.AddMember("Sam");
        Pat = Tenant.AddMember("Pat");
        Group = Tenant.AddGroup("Front desk", Sam, Pat);
        Chat = Tenant.PersonalOf(Sam);
        (Group.IsBotIn, Chat.IsBotIn) = (true, true);
    }

    public FakeTeams Teams { get; }

    public FakeTenant Tenant { get; }

    public FakeMember Sam { get; }

    /// <summary>Somebody who does nothing, and must see nothing that is for Sam.</summary>
    public FakeMember Pat { get; }

    public FakeChat Group { get; }

    /// <summary>Sam's own chat.</summary>
    public FakeChat Chat { get; }

    public Uri Address => new(_app.Urls.Single());

    public FakeTimeProvider Clock => (FakeTimeProvider)_app.Services.GetRequiredService<TimeProvider>();

    public ScriptedTurns Turns => _app.Services.GetRequiredService<ScriptedTurns>();

    public OnceByKey Once => _app.Services.GetRequiredService<OnceByKey>();

    public MemoryOpenForms OpenForms => (MemoryOpenForms)_app.Services.GetRequiredService<IOpenForms>();

    public RecordedFaults Faults => (RecordedFaults)_app.Services.GetRequiredService<IFaultLog>();

    public WrittenLog Log => _app.Services.GetRequiredService<WrittenLog>();

    public AfterWork After => _app.Services.GetRequiredService<AfterWork>();

    public TeamsRehearsal Rehearsal => _app.Services.GetRequiredService<TeamsRehearsal>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TeamsHost> StartAsync(TeamsSetup? setup = null)
    {
        setup ??= new TeamsSetup();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        var teams = await FakeTeams.StartAsync(clock);
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = setup.Environment }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 64 * 1024; // as in the bot's host
            kestrel.Limits.MinRequestBodyDataRate = setup.Pace;
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<WrittenLog>();
        builder.Services.AddSingleton<ILoggerProvider>(all => all.GetRequiredService<WrittenLog>());
        builder.Services.AddSingleton<TimeProvider>(clock);
        AddBot(builder.Services);
        builder.Services.AddTeams(setup.Options(teams));
        builder.Services.AsksForTokensBy(teams.NewTrustingHandler);
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                context.Connection.RemoteIpAddress = setup.Sender ?? context.Connection.RemoteIpAddress;
                return next(context);
            }
        );
        app.MapTeams();
        await app.StartAsync(Ct);
        var host = new TeamsHost(teams, app);
        await host.InstallAsync();
        return host;
    }

    /// <summary>A sample as Sam does it, in a group unless another place is said.</summary>
    public JsonObject Sent(JsonObject sample, FakeChat? where = null)
    {
        var chat = where ?? Group;
        sample["serviceUrl"] = Tenant.ServiceUrl.AbsoluteUri;
        sample["from"]!["id"] = Sam.Mri;
        sample["from"]!["aadObjectId"] = Sam.AadObjectId;
        sample["recipient"]!["id"] = Teams.Bot.Id;
        sample["channelData"]!["tenant"]!["id"] = Tenant.Id;
        var conversation = sample["conversation"]!;
        conversation["id"] = chat.Id;
        conversation["tenantId"] = Tenant.Id;
        conversation["conversationType"] = chat == Chat ? "personal" : "groupChat";
        return sample;
    }

    /// <summary>The header of a sound token, or of one that is spoiled.</summary>
    public string Bearer(Action<FakeTokenParts>? spoil = null) =>
        $"Bearer {Teams.Issuer.Token(Tenant.ServiceUrl, spoil)}";

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(activity, Bearer());

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, params string[] authorization) =>
        PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), authorization);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, params string[] authorization)
    {
        using var request = Request(body, authorization);
        return await _client.SendAsync(request, Ct);
    }

    public static HttpRequestMessage Request(byte[] body, params string[] authorization)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        if (authorization.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, Ct);

    /// <summary>Waits for a message of the bot with these words in Sam's eyes.</summary>
    public Task<FakePost> ComesAsync(string words, FakeChat where) =>
        Teams.ComesAsync(
            words,
            () => where.SeenBy(Sam).LastOrDefault(post => post.Seen.Contains(words, StringComparison.Ordinal)),
            Ct
        );

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(Ct); // as the bot's host does: what is in hand is waited for
        _client.Dispose();
        await Ending.WithAsync(Clock, _app.DisposeAsync());
        await Teams.DisposeAsync();
    }

    // Known already: nobody is asked who they are.
    private Task InstallAsync()
    {
        var address = new TeamsAddress(Tenant.ServiceUrl, Teams.Bot.Id);
        return _app
            .Services.GetRequiredService<IInstallations>()
            .KeepSecretAsync(new InstallationKey("teams", Tenant.Id), address.Write(), Ct);
    }

    private static void AddBot(IServiceCollection services)
    {
        var catalog = new HandlerCatalog();
        catalog.AddFormCommand<LogVisit>();
        catalog.AddCommand<Hush>();
        catalog.AddLookup<Partners>();
        services.AddSingleton(catalog).AddScoped<Bot>();
        services.AddScoped<LogVisit>().AddScoped<Hush>().AddScoped<Partners>();
        services.AddSingleton<OnceByKey>().AddSingleton<ScriptedTurns>();
        services.AddSingleton<ITurnMiddleware>(all => all.GetRequiredService<OnceByKey>());
        services.AddSingleton<ITurnMiddleware>(all => all.GetRequiredService<ScriptedTurns>());
        services.AddSingleton<IFaultLog, RecordedFaults>().AddScoped<ITurnMiddleware, ReportFailures>();
        services.AddSingleton<IDraftStore, NoDrafts>().AddSingleton<IAccessPolicy, Everybody>();
        services.AddSingleton<IReadingSource, FixedReading>();
        services.AddSingleton<IInstallations, KeptTenants>().AddSingleton<IAddressBook, WrittenBook>();
        services.AddSingleton<IOpenForms, MemoryOpenForms>();
    }
}
