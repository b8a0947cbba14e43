using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// A person at Slack's own program: does what people do, and is shown what the program shows. Everything goes to the bot as Slack
/// sends it, and its answers are taken as Slack takes them.
/// </summary>
public sealed partial class SlackPerson
{
    private readonly FakeWorld _world;
    private readonly FakePayloads _payloads;
    private readonly FakeWire _wire;
    private readonly FakeModal _modal;

    public SlackPerson(FakeSlack slack, FakeUser user, IFakeTransport transport)
    {
        User = user;
        _world = slack.World;
        _payloads = new FakePayloads(_world, user);
        _wire = new FakeWire(_world, transport);
        _modal = new FakeModal(_world, _payloads, _wire);
    }

    public FakeUser User { get; }

    /// <summary>The workspace that the person looks at, where it is not the person's own.</summary>
    public FakeWorkspace Workspace
    {
        get => _payloads.Workspace;
        set => _payloads.Workspace = value;
    }

    /// <summary>Whether Slack leaves the workspace out, as it may where an app is installed org-wide.</summary>
    public bool NamesNoTeam
    {
        get => _payloads.NamesNoTeam;
        set => _payloads.NamesNoTeam = value;
    }

    /// <summary>The modal on top.</summary>
    public FakeView? View => _world.Locked(() => _world.OpenViewsOf(User.Id).LastOrDefault());

    /// <summary>The app's home page.</summary>
    public FakeView? Home =>
        _world.Locked(() => _world.Views.LastOrDefault(view => view.Type == "home" && view.UserId == User.Id));

    /// <summary>The newest message that this person sees, for everybody or not.</summary>
    public FakeMessage? Newest =>
        _world.Locked(() =>
            _world.Messages.LastOrDefault(message =>
                !message.IsDeleted
                && (message.EphemeralTo ?? User.Id) == User.Id
                && _world.FindChannel(message.ChannelId)!.Has(User.Id)
            )
        );

    /// <summary>The direct messages with the app.</summary>
    public FakeChannel DirectMessages => _world.Locked(() => _world.OpenDirect(User, _payloads.Workspace.Installation));

    /// <summary>What was sent last, to send it again.</summary>
    public FakeDelivery? LastDelivery => _wire.Last;

    /// <summary>Types a line that begins with a command.</summary>
    public async Task<FakeOutcome> TypesAsync(string line, FakeChannel channel)
    {
        var words = line.Split(' ', 2);
        var payload = _world.Locked(() =>
        {
            Joins(channel);
            return _payloads.Command(words[0], words.ElementAtOrDefault(1)?.Trim() ?? "", channel);
        });
        return await SendsCommandAsync(new FakeDelivery(FakeDeliveryKind.Command, payload), channel);
    }

    /// <summary>Writes something that is no command.</summary>
    public FakeMessage Posts(string text, FakeChannel channel) =>
        _world.Locked(() =>
        {
            Joins(channel);
            var message = new FakeMessage(_world.NextStamp(), channel.Id)
            {
                AuthorId = User.Id,
                Text = FakeReading.Escaped(text),
            };
            _world.Messages.Add(message);
            return message;
        });

    /// <summary>Presses the button with these words.</summary>
    public Task<FakeOutcome> PressesAsync(FakeMessage message, string label) =>
        _modal.PressAsync(message.Blocks, label, action => _payloads.Press(message, action));

    /// <summary>Presses the button with these words.</summary>
    public Task<FakeOutcome> PressesAsync(FakeView view, string label) =>
        _modal.PressAsync(view.Blocks, label, action => _payloads.Press(view, action));

    /// <summary>
    /// Fills inputs in, each named by its block or its label. A choice is named by its words; where the app looks things up, the
    /// words are typed first. Several choices are several pairs.
    /// </summary>
    public Task FillsAsync(FakeView view, params IEnumerable<(string Field, string Text)> answers) =>
        _modal.FillAsync(view, answers);

    /// <summary>Types into an input where the app looks things up, and takes the choice with these words.</summary>
    public Task PicksAsync(FakeView view, string field, string typed, string label) =>
        _modal.PickAsync(view, field, typed, label);

    /// <summary>What is offered for what was typed.</summary>
    public Task<IReadOnlyList<string>> SearchesAsync(FakeView view, string field, string typed) =>
        _modal.SearchAsync(view, field, typed);

    /// <summary>Sends the form.</summary>
    public Task<FakeOutcome> SubmitsAsync(FakeView view) => _modal.SubmitAsync(view);

    /// <summary>Leaves a modal with Cancel.</summary>
    public Task<FakeOutcome> CancelsAsync(FakeView view) => _modal.CancelAsync(view);

    /// <summary>Uses a shortcut from anywhere.</summary>
    public Task<FakeOutcome> UsesShortcutAsync(string callbackId) =>
        InteractsAsync(() => _payloads.Shortcut(callbackId));

    /// <summary>Uses a shortcut from the menu of a message.</summary>
    public Task<FakeOutcome> UsesMessageShortcutAsync(string callbackId, FakeMessage message) =>
        InteractsAsync(() => _payloads.MessageShortcut(callbackId, message));

    /// <summary>What was sent last is sent once more, to the last byte the same but for its signature.</summary>
    public async Task<FakeAck?> RepeatsAsync(int retry = 0) =>
        await _wire.SendAsync(_wire.Last! with { Retry = retry });

    private async Task<FakeOutcome> SendsCommandAsync(FakeDelivery delivery, FakeChannel channel)
    {
        var ack = await _wire.SendAsync(delivery);
        var complaint =
            ack is null ? FakeOutcome.Timeout
            : ack.Status != 200 ? "dispatch_failed"
            : _world.Locked(() => new FakeResponding(_world).TakeAck(FakeWire.Json(ack), User.Id, channel.Id));
        return _wire.Told(ack, complaint is null ? null : $"{delivery.Payload["command"]} failed: {complaint}");
    }

    private async Task<FakeOutcome> InteractsAsync(Func<JsonObject> payload)
    {
        var ack = await _wire.SendAsync(new FakeDelivery(FakeDeliveryKind.Interaction, _world.Locked(payload)));
        return _wire.Told(ack, ack is { Status: 200 } ? null : FakeOutcome.Trouble);
    }

    private void Joins(FakeChannel channel)
    {
        if (!channel.Has(User.Id) && channel.Kind != FakeChannelKind.Public)
        {
            throw new InvalidOperationException($"{User.Name} is not in {channel.Name}.");
        }

        channel.Add(User.Id);
    }
}
