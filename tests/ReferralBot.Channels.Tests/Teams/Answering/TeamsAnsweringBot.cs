using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Tests.Teams.Tenants;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>
/// The bot in a Teams of our own, with Ana in front of it and Sam beside her. What the kernel replies is written by the test;
/// everything from there to their screens is real.
/// </summary>
internal sealed class TeamsAnsweringBot : IAsyncDisposable, ITeamsTransport
{
    private readonly ServiceProvider _services;
    private readonly Queue<Func<CancellationToken, Task>> _rest = new();

    private TeamsAnsweringBot(FakeTeams teams, FakeTimeProvider clock)
    {
        (Teams, Clock) = (teams, clock);
        Tenant = teams.AddTenant("Maple Street");
        Ana = Tenant.AddMember("Ana");
        Sam = Tenant.AddMember("Sam");
        Group = Tenant.AddGroup("Front desk", Ana, Sam);
        Group.IsBotIn = true;
        Team = Tenant.AddTeam("Intake", Ana, Sam);
        Team.General.IsBotIn = true;
        Ana.Tenant.PersonalOf(Ana).IsBotIn = true;
        _services = Services(teams, clock);
        Person = new TeamsPerson(teams, Ana, this);
    }

    public FakeTeams Teams { get; }

    public FakeTimeProvider Clock { get; }

    public FakeTenant Tenant { get; }

    public FakeMember Ana { get; }

    public FakeMember Sam { get; }

    public FakeChat Group { get; }

    public FakeTeam Team { get; }

    public TeamsPerson Person { get; }

    public ScriptedKernel Kernel => _services.GetRequiredService<ScriptedKernel>();

    public KeptForms Forms => (KeptForms)_services.GetRequiredService<IOpenForms>();

    public static async Task<TeamsAnsweringBot> StartAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        return new TeamsAnsweringBot(await FakeTeams.StartAsync(clock), clock);
    }

    public FakeChat Place(string scope) =>
        scope switch
        {
            "personal" => Person.Chat,
            "group" => Group,
            "channel" => Team.General,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "No such place."),
        };

    public async Task<FakeBotAnswer> SendAsync(JsonObject activity, CancellationToken ct)
    {
        var desk = _services.GetRequiredService<TeamsDesk>();
        var ack = await desk.AnswerAsync(JsonElement.Parse(activity.ToJsonString()), Clock.GetUtcNow(), ct);
        if (ack.After is { } rest)
        {
            _rest.Enqueue(rest);
        }

        return new FakeBotAnswer((int)ack.Status, ack.Body?.ToJsonString() ?? "");
    }

    /// <summary>Does what comes after the answers.</summary>
    public async Task SettlesAsync()
    {
        while (_rest.TryDequeue(out var rest))
        {
            await rest(TestContext.Current.CancellationToken);
        }

        await _services.GetRequiredService<AfterWork>().DrainAsync(TestContext.Current.CancellationToken);
    }

    public async Task TypesAsync(Reply reply, FakeChat where)
    {
        Kernel.Replies.Enqueue(reply);
        await Person.TypesAsync("/visit from:Northside", where);
        await SettlesAsync();
    }

    public async Task<FakeTeamsOutcome> PressesAsync(FakePost post, string label, Reply reply)
    {
        Kernel.Replies.Enqueue(reply);
        var outcome = await Person.PressesAsync(post, label);
        await SettlesAsync();
        return outcome;
    }

    public async Task<FakeTeamsOutcome> PressesAsync(FakeDialog dialog, string label, Reply reply)
    {
        Kernel.Replies.Enqueue(reply);
        var outcome = await Person.PressesAsync(dialog, label);
        await SettlesAsync();
        return outcome;
    }

    /// <summary>The newest message of the bot that Ana sees there.</summary>
    public FakePost Newest(FakeChat where) =>
        Person.NewestIn(where) ?? throw new InvalidOperationException("The bot said nothing there.");

    /// <summary>Everything that Sam reads there.</summary>
    public string SamReads(FakeChat where) => string.Join('\n', where.SeenBy(Sam).Select(post => post.SeenFor(Sam)));

    public async ValueTask DisposeAsync()
    {
        await Ending.WithAsync(Clock, _services.DisposeAsync());
        await Teams.DisposeAsync();
    }

    private static ServiceProvider Services(FakeTeams teams, FakeTimeProvider clock)
    {
        var catalog = new HandlerCatalog();
        catalog.AddCommand<ScriptedVisit>();
        return new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" })
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(catalog)
            .AddScoped<Bot>()
            .AddSingleton<ScriptedKernel>()
            .AddSingleton<ITurnMiddleware>(all => all.GetRequiredService<ScriptedKernel>())
            .AddSingleton<IOpenForms, KeptForms>()
            .AddSingleton<IAddressBook, WrittenBook>()
            .AddSingleton<IInstallations, KeptTenants>()
            .AddTeams(TeamsRegistered.Options(teams))
            .AsksForTokensBy(teams.NewTrustingHandler)
            .BuildServiceProvider();
    }
}
