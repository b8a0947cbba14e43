using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing.Slack;
using Xunit;

namespace ReferralBot.Testing.Doors;

/// <summary>
/// Through Slack: every turn becomes what Slack sends for it, the bot answers Slack, and Slack's program takes the answer. What
/// the bot said must then be on the person's screen, and Slack must have refused nothing.
/// </summary>
internal sealed class SlackDoor : ITestDoor
{
    /// <summary>The app's own command, through which everything else can be said.</summary>
    public const string OwnCommand = "/refbot";

    private const string TeamId = "TMAPLE";

    private readonly AnswerRecorder _recorder = new();
    private readonly SemaphoreSlim _oneByOne = new(1);
    private readonly SlackProgram _program;
    private readonly string _way;
    private readonly FakeSlack _slack;
    private readonly FakeChannel _team;
    private readonly SlackLine _line;
    private DoorHost? _host;
    private IFakeTransport? _transport;
    private IServiceProvider? _services;

    private SlackDoor(string way, FakeSlack slack, FakeTimeProvider clock)
    {
        (_way, _slack, _line, _program) = (way, slack, new SlackLine(slack, clock), new SlackProgram(slack.World));
        var workspace = slack.AddWorkspace(TeamId, "Maple Street Wellness");
        workspace.AddUser("Sam", FakeStanding.Owner, id: Sam.Id);
        _team = workspace.AddChannel("team", id: Team.Id);
        _team.Add(workspace.BotUserId);
    }

    /// <summary>The commands that the app has at Slack.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    ["referral", "thanks", "partner", "checkin", "scorecard", "refbot"];

    public static UserRef Sam { get; } = new(SlackPlaces.Channel, TeamId, "USAM");

    public static ConversationRef Team { get; } = new(SlackPlaces.Channel, TeamId, "CTEAM");

    private FakeWorld World => _slack.World;

    public static async Task<ITestDoor> CreateAsync(string way, FakeTimeProvider clock) =>
        new SlackDoor(way, await FakeSlack.StartAsync(clock), clock);

    public void Configure(IServiceCollection services)
    {
        services.AddSingleton<IHostEnvironment>(new TestEnvironment());
        services.AddSingleton(_recorder);
        services.Insert(0, ServiceDescriptor.Scoped<ITurnMiddleware, RecordAnswers>());
        services.AddSlack(
            new SlackOptions
            {
                SigningSecret = _way == TestWay.SlackHttp ? _slack.SigningSecret : null,
                AppToken = _way == TestWay.SlackSocket ? _slack.AppToken : null,
                BotToken = World.Workspaces[0].BotToken,
                ApiBaseUrl = _slack.ApiBaseUrl,
            }
        );
    }

    public Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        _services = services;
        return Task.CompletedTask;
    }

    public UserRef Knows(string name)
    {
        var id = $"U{name.ToUpperInvariant()}";
        return Sam with { Id = World.Workspaces[0].AddUser(name, id: id).Id };
    }

    public async Task<Reply> EnterAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Input is TurnInput.Unopened)
        {
            return await AsChannelAsync(turn, ct);
        }

        await _oneByOne.WaitAsync(ct);
        try
        {
            _transport ??= await ConnectAsync(ct);
            return await ThroughSlackAsync(turn, Person(turn.User), ct);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        (_transport as IDisposable)?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        await _slack.DisposeAsync();
        _oneByOne.Dispose();
    }

    // At the first turn: before it a test may turn its clock back, and time never runs backwards for an open socket.
    private async Task<IFakeTransport> ConnectAsync(CancellationToken ct)
    {
        _host = await DoorHost.StartAsync(
            _services!,
            addresses => addresses.MapSlack(),
            work => work is AfterWork or SlackSocketSupervisor,
            ct
        );
        // As long as this is not done, the bot has no token to speak with.
        Assert.True(await _services!.GetRequiredService<SlackOwnWorkspace>().ConnectAsync(ct));
        await _host.WorkAsync(ct);
        if (_way == TestWay.SlackHttp)
        {
            return new FakeHttpTransport(_slack, _host.Address);
        }

        await _slack.Sockets.ThereIsOneAsync(ct);
        await _line.SettleAsync(ct);
        return new FakeSocketTransport(_slack);
    }

    // Whom the tests did not add is not listed by the practice, or is somebody of a workspace where nobody installed the app.
    private FakeUser Person(UserRef user) =>
        World.Locked(() => World.FindUser(user.Id)) ?? Workspace(user.Installation).AddUser(user.Id, id: user.Id);

    private FakeWorkspace Workspace(string id) =>
        World.Workspaces.Find(known => known.Id == id) ?? _slack.AddWorkspace(id, id);

    // What nobody does: the channel itself says it.
    private async Task<Reply> AsChannelAsync(Turn turn, CancellationToken ct)
    {
        await using var scope = _services!.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(turn, ct);
    }

    private async Task<Reply> ThroughSlackAsync(Turn turn, FakeUser person, CancellationToken ct)
    {
        _recorder.Take();
        var view = _program.ViewOf(turn.Input);
        var delivery = World.Locked(() =>
        {
            _team.Add(person.Id);
            return Delivery(turn, new SlackGestures(World, person, _team), view);
        });
        if (_way == TestWay.SlackSocket)
        {
            await _line.SettleAsync(ct);
        }

        var ack = await _transport!.SendAsync(delivery, ct);
        _program.Takes(ack, delivery, person, view);
        await DoorIdle.WaitAsync(_services!, ct);

        var reply = Assert.Single(_recorder.Take(), answer => answer.Turn.Input is not TurnInput.Unopened).Reply;
        _program.Remembers(reply, person);
        SlackScreen.Shows(_slack, person, reply);
        return DoorScreen.AsTyped(reply, turn.Input);
    }

    private static FakeDelivery Delivery(Turn turn, SlackGestures gestures, FakeView? view) =>
        turn.Input switch
        {
            TurnInput.Command command => gestures.Command(command.Line, turn.DeliveryKey),
            TurnInput.Press press => gestures.Press(press.Line, turn.DeliveryKey),
            TurnInput.Submission submission => gestures.Submission(
                view ?? throw new InvalidOperationException($"No form {submission.FormId} was ever on the screen."),
                submission.Answers,
                turn.DeliveryKey
            ),
            TurnInput.Search search => gestures.Search(search),
            TurnInput.FromMessage message => gestures.FromMessage(message),
            TurnInput.HomeOpened => gestures.Home(),
            _ => throw new NotSupportedException($"Nobody does a {turn.Input.GetType().Name} at Slack."),
        };
}
