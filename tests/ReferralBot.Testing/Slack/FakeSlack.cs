using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// Slack, as far as a bot can tell: a real server on this machine that keeps workspaces, people, messages and views, and refuses
/// what Slack refuses. It was written from Slack's documents and knows nothing of our own code.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeSlack(WebApplication app, FakeWorld world)
    {
        _app = app;
        World = world;
    }

    /// <summary>Where the Web API is.</summary>
    public Uri ApiBaseUrl => new(World.Address, "api/");

    /// <summary>Signs what is sent to the bot.</summary>
    public string SigningSecret => World.App.SigningSecret;

    /// <summary>The app's id for OAuth.</summary>
    public string ClientId => World.App.ClientId;

    /// <summary>The app's secret for OAuth.</summary>
    public string ClientSecret => World.App.ClientSecret;

    /// <summary>The app-level token for Socket Mode.</summary>
    public string AppToken => World.App.AppToken;

    /// <summary>The app's id.</summary>
    public string AppId => World.App.Id;

    /// <summary>The app as it is set up at Slack: its scopes, its pages, its commands.</summary>
    public FakeApp App => World.App;

    /// <summary>How many calls are taken before 429.</summary>
    public FakeLimits Limits => World.Limits;

    /// <summary>What goes wrong next.</summary>
    public FakeFaults Faults => World.Faults;

    /// <summary>Socket Mode.</summary>
    public FakeSockets Sockets => World.Sockets;

    /// <summary>Every call of the Web API, of a response_url and of an upload address, in order.</summary>
    public IReadOnlyList<FakeCall> Calls => World.Locked(() => World.Calls.ToList());

    /// <summary>
    /// What Slack's program told people because the app did something wrong, and why: a test that expects none says so.
    /// </summary>
    public IReadOnlyList<string> Complaints => World.Locked(() => World.Complaints.Concat(World.Unshown).ToList());

    /// <summary>The files that were uploaded.</summary>
    public IReadOnlyList<FakeFile> Files => World.Locked(() => World.Files.ToList());

    internal FakeWorld World { get; }

    // For whoever waited in vain.
    private string Lately =>
        $"The last calls were {string.Join(", ", Calls.TakeLast(9).Select(call => $"{call.Method} {call.Error}"))}; "
        + $"the last messages {World.Locked(() => string.Join(" / ", World.Messages.TakeLast(3).Select(one => one.Seen)))}; "
        + $"the last views {World.Locked(() => string.Join(" / ", World.Views.TakeLast(3).Select(one => one.Seen)))}";

    /// <summary>Starts it at a free port.</summary>
    public static async Task<FakeSlack> StartAsync(TimeProvider? clock = null)
    {
        var world = new FakeWorld(clock ?? TimeProvider.System);
        var app = FakeSlackServer.Build(world);
        await app.StartAsync();
        world.Address = new Uri(app.Urls.Single());
        return new FakeSlack(app, world);
    }

    /// <summary>Adds a workspace in which the app is installed.</summary>
    public FakeWorkspace AddWorkspace(string teamId, string name, string? enterpriseId = null) =>
        World.Locked(() => World.AddWorkspace(teamId, name, enterpriseId));

    /// <summary>
    /// Adds a Grid organisation in which the app is installed org-wide: workspaces that are added with its id share its token.
    /// </summary>
    public FakeOrganisation AddOrganisation(string enterpriseId, string name) =>
        World.Locked(() => World.AddOrganisation(enterpriseId, name));

    /// <summary>The calls of one method.</summary>
    public IReadOnlyList<FakeCall> CallsOf(string method) => [.. Calls.Where(call => call.Method == method)];

    /// <summary>What everybody in a conversation sees, oldest first. For a person's id: the direct messages with the app.</summary>
    public IReadOnlyList<FakeMessage> MessagesIn(string channelId) =>
        World.Locked(() =>
        {
            var id = World.DirectOf(channelId)?.Id ?? channelId;
            return World
                .Messages.Where(message => message.ChannelId == id && message.EphemeralTo is null && !message.IsDeleted)
                .ToList();
        });

    /// <summary>What only this person sees, oldest first.</summary>
    public IReadOnlyList<FakeMessage> EphemeralsFor(FakeUser user) =>
        World.Locked(() =>
            World.Messages.Where(message => message.EphemeralTo == user.Id && !message.IsDeleted).ToList()
        );

    /// <summary>The modals that the person has open, the one on top last.</summary>
    public IReadOnlyList<FakeView> ViewsOf(FakeUser user) => World.Locked(() => World.OpenViewsOf(user.Id).ToList());

    /// <summary>The app's home page as this person sees it.</summary>
    public FakeView? HomeOf(FakeUser user) =>
        World.Locked(() => World.Views.LastOrDefault(view => view.Type == "home" && view.UserId == user.Id));

    /// <summary>Waits until there is something to see: looks now, and again after every call that the bot makes.</summary>
    public Task<T> ComesAsync<T>(string what, Func<T?> look, CancellationToken ct)
        where T : class => World.Signal.ComesAsync(() => $"{what}. {Lately}", look, ct);

    /// <summary>A trigger as Slack sends it with what a person did: for three seconds, for one view.</summary>
    public string NewTrigger(FakeUser user) =>
        World.Locked(() => World.Triggers.New(user.Id, user.TeamId, viewId: null));

    /// <summary>An address for answers to something that was done in a conversation.</summary>
    public Uri NewResponseUrl(FakeUser user, FakeChannel channel) =>
        World.Locked(() => World.ResponseUrls.New(user.Id, channel.Id, message: null));

    /// <summary>
    /// A code as an installation from Slack's own pages comes back with: nobody asked for it, so that no state goes with it.
    /// </summary>
    public string NewCode(FakeUser installer, Uri redirectUri) =>
        World.Locked(() =>
            World.NewCode(installer, installer.Workspace.Installation, redirectUri.AbsoluteUri, App.Scopes)
        );

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        World.Faults.EndAll();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}

/// <summary>A call that was made.</summary>
/// <param name="Method">The method; <c>response_url</c> and <c>upload</c> for these addresses.</param>
/// <param name="Token">The token it was made with.</param>
/// <param name="Arguments">What was sent, JSON texts read as JSON.</param>
/// <param name="At">When.</param>
public sealed record FakeCall(string Method, string? Token, JsonObject Arguments, DateTimeOffset At)
{
    /// <summary>How the body was written.</summary>
    public string? ContentType { get; init; }

    /// <summary>What was answered; nothing where a fault came first.</summary>
    public JsonObject? Answer { get; internal set; }

    /// <summary>Slack's word for why it was refused; nothing where it was done.</summary>
    public string? Error => Answer?["error"]?.GetValue<string>();
}
