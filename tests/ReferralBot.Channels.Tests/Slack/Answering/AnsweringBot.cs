using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Tests.Slack.Sending;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>
/// The bot in a Slack of our own, with a person in front of it. What the kernel replies is written by the test; everything from
/// there to the person's screen is real.
/// </summary>
internal sealed class AnsweringBot : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AnsweringBot(FakeSlack slack, FakeTimeProvider clock, string environment)
    {
        (Slack, Clock) = (slack, clock);
        Workspace = slack.AddWorkspace("T1", "Maple Street");
        Ana = Workspace.AddUser("Ana");
        Team = Workspace.AddChannel("team").With(Ana).WithBot();
        _services = Services(slack, clock, environment, Workspace.BotToken);
        Transport = new DeskTransport(_services, clock);
        Person = new SlackPerson(slack, Ana, Transport);
    }

    public FakeSlack Slack { get; }

    public FakeTimeProvider Clock { get; }

    public FakeWorkspace Workspace { get; }

    public FakeUser Ana { get; }

    /// <summary>A conversation that the bot is in.</summary>
    public FakeChannel Team { get; }

    public SlackPerson Person { get; }

    /// <summary>How what people do reaches the bot.</summary>
    public DeskTransport Transport { get; }

    /// <summary>What the kernel replies.</summary>
    public ScriptedKernel Kernel => _services.GetRequiredService<ScriptedKernel>();

    public KeptForms Forms => (KeptForms)_services.GetRequiredService<IOpenForms>();

    /// <summary>What only Ana sees, newest last.</summary>
    public IReadOnlyList<FakeMessage> Private => Slack.EphemeralsFor(Ana);

    public FakeView View => Person.View ?? throw new InvalidOperationException("No dialog is open.");

    public static async Task<AnsweringBot> StartAsync(string environment = "Development")
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        return new AnsweringBot(await FakeSlack.StartAsync(clock), clock, environment);
    }

    /// <summary>Does what comes after the acknowledgements.</summary>
    public Task SettlesAsync() => Transport.SettlesAsync();

    public async Task TypesAsync(Reply reply, FakeChannel? channel = null)
    {
        Kernel.Replies.Enqueue(reply);
        await Person.TypesAsync("/visit from:Northside", channel ?? Team);
        await SettlesAsync();
    }

    /// <summary>A form is open, and one field of it is filled in.</summary>
    public async Task HasOpenFormAsync()
    {
        await TypesAsync(Reply.Ask(AnswerSamples.Form));
        await Person.FillsAsync(View, ("Who referred?", "Northside"));
    }

    /// <summary>A message stands there that everybody in the conversation sees, with a button.</summary>
    public async Task<FakeMessage> HasPostedAsync()
    {
        await TypesAsync(new Reply.Shown(AnswerSamples.Receipt) { Audience = Audience.Conversation });
        return Assert.Single(Slack.MessagesIn(Team.Id));
    }

    public async Task PressesAsync(FakeMessage message, string label, Reply reply)
    {
        Kernel.Replies.Enqueue(reply);
        await Person.PressesAsync(message, label);
        await SettlesAsync();
    }

    public async Task PressesAsync(FakeView view, string label, Reply reply)
    {
        Kernel.Replies.Enqueue(reply);
        await Person.PressesAsync(view, label);
        await SettlesAsync();
    }

    public async Task SubmitsAsync(FakeView view, Reply reply)
    {
        Kernel.Replies.Enqueue(reply);
        await Person.SubmitsAsync(view);
        await SettlesAsync();
    }

    /// <summary>The names of the calls that were made, in order.</summary>
    public IReadOnlyList<string> Calls() => [.. Slack.Calls.Select(call => call.Method)];

    public async ValueTask DisposeAsync()
    {
        await Ending.WithAsync(Clock, _services.DisposeAsync());
        await Slack.DisposeAsync();
    }

    private static ServiceProvider Services(FakeSlack slack, FakeTimeProvider clock, string environment, string token)
    {
        var installations = new HeldInstallations();
        installations.Has("T1", token);
        var catalog = new HandlerCatalog();
        catalog.AddCommand<ScriptedVisit>();
        return new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(catalog)
            .AddScoped<Bot>()
            .AddSingleton<ScriptedKernel>()
            .AddSingleton<ITurnMiddleware>(all => all.GetRequiredService<ScriptedKernel>())
            .AddSingleton<IOpenForms, KeptForms>()
            .AddSingleton<IInstallations>(installations)
            .AddSlack(
                new SlackOptions
                {
                    SigningSecret = slack.SigningSecret,
                    ClientId = slack.ClientId,
                    ClientSecret = slack.ClientSecret,
                    ApiBaseUrl = slack.ApiBaseUrl,
                }
            )
            .BuildServiceProvider();
    }
}
