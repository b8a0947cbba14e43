using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Tests.Teams.Tenants;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>What calls the Bot Connector, as the host has it, before a Teams of our own.</summary>
internal sealed class TeamsRoom : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TeamsRoom(
        FakeTeams teams,
        TimeProvider clock,
        Action<TeamsOptions>? change,
        HttpMessageHandler? tokens,
        HttpMessageHandler? connector
    )
    {
        Teams = teams;
        Tenant = teams.AddTenant("Maple Street Wellness");
        Sam = Tenant.AddMember("Sam");
        Group = Tenant.AddGroup("Front desk", Sam);
        Group.IsBotIn = true;
        var options = TeamsRegistered.Options(teams);
        change?.Invoke(options);
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<IAddressBook>(Book)
            .AddSingleton<IInstallations>(Installed)
            .AddSingleton(new HandlerCatalog())
            .AddSingleton<FormButtons>()
            .AddSingleton<TeamsOutgoing>()
            .AddSingleton<TeamsCards>()
            .AddSingleton<TeamsAddresses>()
            .AddTeamsSending(options)
            .AsksForTokensBy(() => tokens ?? teams.NewTrustingHandler())
            .Configure<HttpClientFactoryOptions>(
                "teams",
                http =>
                    http.HttpMessageHandlerBuilderActions.Add(builder =>
                        builder.PrimaryHandler = connector ?? builder.PrimaryHandler
                    )
            )
            .BuildServiceProvider();
    }

    public FakeTeams Teams { get; }

    public FakeTenant Tenant { get; }

    public FakeMember Sam { get; }

    public FakeChat Group { get; }

    public FakeTimeProvider Clock { get; private init; } = null!;

    public WrittenLog Log { get; } = new();

    public KeptTenants Installed { get; } = new();

    public WrittenBook Book { get; } = new();

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public TeamsChannel Channel => _services.GetRequiredService<TeamsChannel>();

    public TeamsPersonalChats PersonalChats => new(_services.GetRequiredService<TeamsChats>(), Book);

    public TeamsApi Api => _services.GetRequiredService<TeamsApi>();

    public TeamsTokens Tokens => _services.GetRequiredService<TeamsTokens>();

    public TeamsPlace Place => new(Tenant.Id, Tenant.ServiceUrl, Group.Id, Teams.Bot.Id);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TeamsRoom> OpenAsync(
        Action<TeamsOptions>? change = null,
        HttpMessageHandler? tokens = null,
        HttpMessageHandler? connector = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        return new TeamsRoom(await FakeTeams.StartAsync(clock), clock, change, tokens, connector) { Clock = clock };
    }

    /// <summary>One whose time is the machine's: what is tried again at once is tried again by itself.</summary>
    public static async Task<TeamsRoom> OpenLiveAsync() =>
        new(await FakeTeams.StartAsync(), TimeProvider.System, change: null, tokens: null, connector: null);

    /// <summary>A conversation of the tenant.</summary>
    public ConversationRef In(string id) => new(TeamsPlaces.Channel, Tenant.Id, id);

    /// <summary>The tenant is installed, and somebody was heard from in a conversation there.</summary>
    public void Hears(FakeChat chat, FakeMember member, TeamsScope scope)
    {
        var address = new TeamsAddress(chat.Tenant.ServiceUrl, Teams.Bot.Id);
        Installed.Has(new InstallationKey(TeamsPlaces.Channel, chat.Tenant.Id), address.Write());
        var user = UserOf(member);
        var isPersonal = scope == TeamsScope.Personal;
        var conversation = new ConversationRef(TeamsPlaces.Channel, chat.Tenant.Id, chat.Id);
        Book.Conversations[conversation] = new KnownConversation(conversation, (address with { Scope = scope }).Write())
        {
            With = isPersonal ? user : null,
        };
        Book.People[user] = new KnownPerson(user)
        {
            Alias = member.Mri,
            PrivateConversationId = isPersonal ? chat.Id : Book.People.GetValueOrDefault(user)?.PrivateConversationId,
            TimeZone = member.TimeZone,
        };
    }

    public static UserRef UserOf(FakeMember member) => new(TeamsPlaces.Channel, member.Tenant.Id, member.AadObjectId);

    public static JsonObject Card(string text) =>
        TeamsMessages.Of(
            new JsonObject
            {
                ["type"] = "AdaptiveCard",
                ["version"] = "1.5",
                ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text }),
            },
            text
        );

    public Task<TeamsAnswer> Sends(string text = "Hello") => Api.SendAsync(Place, Card(text), Ct);

    /// <summary>Lets time pass until an answer is there.</summary>
    public async Task<T> Passes<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        return await call;
    }

    public async ValueTask DisposeAsync()
    {
        await Ending.WithAsync(Clock, _services.DisposeAsync());
        await Teams.DisposeAsync();
    }
}
