using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing.Teams;
using Xunit;

namespace ReferralBot.Testing.Doors;

/// <summary>
/// Through Teams: every turn is what a person does there, the bot answers Teams, and Teams' program takes the answer. What the bot
/// said must then be on that person's screen and, where it is for one, on nobody else's; and Teams must have refused nothing.
/// </summary>
internal sealed class TeamsDoor : ITestDoor
{
    private readonly AnswerRecorder _recorder = new();
    private readonly SemaphoreSlim _oneByOne = new(1);
    private readonly Dictionary<(string FormId, string? State), TeamsShownForm> _forms = [];
    private readonly HashSet<FakeChat> _known = [];
    private readonly FakeTeams _teams;
    private readonly TeamsStage _stage;
    private DoorHost? _host;
    private TeamsHttpTransport? _transport;
    private IServiceProvider? _services;

    private TeamsDoor(string way, FakeTeams teams)
    {
        (_teams, _stage) = (teams, new TeamsStage(teams, way));
        // A test's clock stands still: all that it does happens in one second.
        teams.Throttle.IsOn = false;
    }

    public static async Task<ITestDoor> CreateAsync(string way, FakeTimeProvider clock) =>
        new TeamsDoor(way, await FakeTeams.StartAsync(clock));

    public void Configure(IServiceCollection services)
    {
        services.AddSingleton<IHostEnvironment>(new TestEnvironment());
        services.AddSingleton(_recorder);
        services.Insert(0, ServiceDescriptor.Scoped<ITurnMiddleware, RecordAnswers>());
        services.AddTeams(TeamsRegistered.Options(_teams)).AsksForTokensBy(_teams.NewTrustingHandler);
    }

    public Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        _services = services;
        return Task.CompletedTask;
    }

    public UserRef Knows(string name) => _stage.Knows(name);

    public async Task<Reply> EnterAsync(Turn turn, CancellationToken ct)
    {
        // The app has no home page at Teams, and what nobody opened is said by the channel itself.
        if (turn.Input is TurnInput.Unopened or TurnInput.HomeOpened)
        {
            return await AsChannelAsync(turn, ct);
        }

        await _oneByOne.WaitAsync(ct);
        try
        {
            _transport ??= await ConnectAsync(ct);
            return await ThroughTeamsAsync(turn, _transport, ct);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _transport?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        await _teams.DisposeAsync();
        _oneByOne.Dispose();
    }

    private async Task<TeamsHttpTransport> ConnectAsync(CancellationToken ct)
    {
        _host = await DoorHost.StartAsync(_services!, addresses => addresses.MapTeams(), work => work is AfterWork, ct);
        await _host.WorkAsync(ct);
        return new TeamsHttpTransport(_teams, _host.Address);
    }

    // The bot has been there for long: a test that is about its greeting is one of the channel's own.
    private async Task KnowsAsync(FakeChat room, FakeMember member, CancellationToken ct)
    {
        if (!_known.Add(room))
        {
            return;
        }

        var (scope, with) = room.Kind switch
        {
            FakeChatKind.Personal => (TeamsScope.Personal, (UserRef?)TeamsStage.Ref(member)),
            FakeChatKind.Group => (TeamsScope.Group, null),
            FakeChatKind.Channel => (TeamsScope.Channel, null),
            _ => throw new InvalidOperationException($"There is no conversation of kind {room.Kind}."),
        };
        var address = new TeamsAddress(room.Tenant.ServiceUrl, _teams.Bot.Id) { Scope = scope };
        var conversation = new ConversationRef(TeamsPlaces.Channel, room.Tenant.Id, room.Id);
        await _services!
            .GetRequiredService<IAddressBook>()
            .KeepAsync(
                new KnownConversation(conversation, address.Write())
                {
                    With = with,
                    Within = room.Team?.Id,
                    OpenedByBot = true,
                },
                ct
            );
    }

    private async Task<Reply> AsChannelAsync(Turn turn, CancellationToken ct)
    {
        await using var scope = _services!.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(turn, ct);
    }

    private async Task<Reply> ThroughTeamsAsync(Turn turn, TeamsHttpTransport transport, CancellationToken ct)
    {
        _recorder.Take();
        var member = _stage.Member(turn.User);
        var room = _stage.RoomOf(member);
        await KnowsAsync(room, member, ct);
        var person = _stage.Person(member, transport);
        var gestures = new TeamsGestures(_teams, person, room);
        var publicBefore = Public(room);

        person.Names(turn.DeliveryKey);
        var outcome = await DoAsync(turn.Input, person, room, gestures);
        await DoorIdle.WaitAsync(_services!, ct);

        Assert.True(_teams.Complaints.Count == 0, string.Join("\n", _teams.Complaints));
        var reply = Assert.Single(_recorder.Take(), answer => answer.Turn.Input is not TurnInput.Unopened).Reply;
        Remembers(reply, gestures);
        Assert.DoesNotContain(_teams.Calls, call => call.Status is 400 or 401 or 403 or 413);
        DoorScreen.Shows([.. gestures.Screen(), outcome.Toast ?? ""], reply, Called);
        if (reply is not Reply.Shown { Audience: Audience.Conversation })
        {
            Assert.Equal(publicBefore, Public(room));
        }

        return DoorScreen.AsTyped(reply, turn.Input);
    }

    private async Task<FakeTeamsOutcome> DoAsync(
        TurnInput input,
        TeamsPerson person,
        FakeChat room,
        TeamsGestures gestures
    )
    {
        switch (input)
        {
            case TurnInput.Command command:
                return await person.TypesAsync(command.Line, room);
            case TurnInput.Press press:
                return await gestures.PressAsync(press.Line);
            case TurnInput.Submission form:
                var shown =
                    _forms.GetValueOrDefault((form.FormId, form.State))
                    ?? throw new InvalidOperationException($"No form {form.FormId} was ever on the screen.");
                return await gestures.SubmitAsync(shown, form.Answers);
            case TurnInput.Search search:
                return await gestures.SearchAsync(search);
            case TurnInput.FromMessage message:
                return await gestures.FromMessageAsync(message);
            case TurnInput.Find find:
                await person.SearchesExtensionAsync(find.FinderId, find.Query, room);
                return new FakeTeamsOutcome(Answer: null, Error: null);
            default:
                throw new NotSupportedException($"Nobody does a {input.GetType().Name} at Teams.");
        }
    }

    // Which card or dialog shows a form, for when it is sent.
    private void Remembers(Reply reply, TeamsGestures gestures)
    {
        var form = reply switch
        {
            Reply.Asked asked => asked.Form,
            Reply.Invalid invalid => invalid.Form,
            _ => null,
        };
        if (form is not null && gestures.Shown(form.Id) is { } shown)
        {
            _forms[(form.Id, form.State)] = shown;
        }
    }

    // How many messages of the bot somebody sees who did nothing.
    private int Public(FakeChat room) =>
        _stage.Bystander is { } other && room.Has(other) ? room.SeenBy(other).Count(post => post.IsBots) : 0;

    private string Called() =>
        string.Join(
            '\n',
            _teams.Calls.Select(call => $"{call.Operation} {call.Body?.ToJsonString()} → {call.Status} {call.Code}")
        );
}
