using System.Globalization;

namespace ReferralBot.Testing.Slack;

/// <summary>All that the fake knows, under one lock.</summary>
internal sealed class FakeWorld
{
    private readonly Lock _gate = new();
    private long _lastStamp;

    public FakeWorld(TimeProvider clock)
    {
        Clock = clock;
        Limits = new FakeLimits(clock);
        Triggers = new FakeTriggers(this);
        ResponseUrls = new FakeResponseUrls(this);
        Tokens = new FakeTokens(this);
        Faults = new FakeFaults(clock);
        Sockets = new FakeSockets(this);
    }

    public TimeProvider Clock { get; }

    public Uri Address { get; set; } = null!;

    public FakeApp App { get; } = new();

    public FakeIds Ids { get; } = new();

    public FakeLimits Limits { get; }

    public FakeFaults Faults { get; }

    public FakeSockets Sockets { get; }

    /// <summary>Raised after every call.</summary>
    public FakeSignal Signal { get; } = new();

    public FakeTriggers Triggers { get; }

    public FakeResponseUrls ResponseUrls { get; }

    public FakeTokens Tokens { get; }

    public List<FakeCall> Calls { get; } = [];

    public List<FakeOrganisation> Organisations { get; } = [];

    public List<FakeWorkspace> Workspaces { get; } = [];

    public List<FakeUser> Users { get; } = [];

    public List<FakeChannel> Channels { get; } = [];

    public List<FakeMessage> Messages { get; } = [];

    public List<FakeView> Views { get; } = [];

    /// <summary>What Slack's program told people because the app did something wrong.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Why answers to forms were not shown; an app never learns it.</summary>
    public List<string> Unshown { get; } = [];

    public List<FakeFile> Files { get; } = [];

    public List<FakeCode> Codes { get; } = [];

    /// <summary>Tickets for a socket that were given out and not used yet.</summary>
    public HashSet<string> Tickets { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public T Locked<T>(Func<T> look)
    {
        lock (_gate)
        {
            return look();
        }
    }

    /// <summary>A time stamp as Slack names messages by: seconds and a number, never twice.</summary>
    public string NextStamp()
    {
        _lastStamp = Math.Max(_lastStamp + 1, Now.ToUnixTimeMilliseconds() * 1_000);
        return string.Create(CultureInfo.InvariantCulture, $"{_lastStamp / 1_000_000}.{_lastStamp % 1_000_000:D6}");
    }

    public static DateTimeOffset PostedAt(FakeMessage message) =>
        DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(message.Ts, CultureInfo.InvariantCulture));

    public FakeWorkspace AddWorkspace(string teamId, string name, string? enterpriseId)
    {
        var organisation = enterpriseId is null ? null : Organisations.Find(one => one.Id == enterpriseId);
        if (enterpriseId is not null && organisation is null)
        {
            organisation = new FakeOrganisation(enterpriseId, name);
            Organisations.Add(organisation);
        }

        var workspace = new FakeWorkspace(this, teamId, name, organisation);
        Workspaces.Add(workspace);
        workspace.Installation = organisation?.Installation ?? Install(organisation, workspace);
        return workspace;
    }

    public FakeOrganisation AddOrganisation(string enterpriseId, string name)
    {
        var organisation = new FakeOrganisation(enterpriseId, name);
        Organisations.Add(organisation);
        organisation.Installation = Install(organisation, workspace: null);
        return organisation;
    }

    public string NewCode(
        FakeUser installer,
        FakeInstallation installation,
        string redirectUri,
        IReadOnlyList<string> scopes
    )
    {
        var code = new FakeCode(Ids.Next("code."), redirectUri, installation, installer.Id, scopes, Now);
        Codes.Add(code);
        return code.Value;
    }

    public IEnumerable<FakeView> OpenViewsOf(string userId) =>
        Views.Where(view => view.Type == "modal" && view.UserId == userId && view.IsOpen);

    public FakeUser? FindUser(string id) => Users.Find(user => user.Id == id);

    public FakeChannel? FindChannel(string id) => Channels.Find(channel => channel.Id == id);

    /// <summary>The direct messages of a person with the app, where there are some.</summary>
    public FakeChannel? DirectOf(string userId) => FindUser(userId)?.Direct;

    public FakeChannel OpenDirect(FakeUser user, FakeInstallation installation)
    {
        if (user.Direct is null)
        {
            user.Direct = new FakeChannel(Ids.Next("D"), user.Workspace, user.Name, FakeChannelKind.Direct).With(user);
            user.Direct.Add(installation.BotUserId);
            Channels.Add(user.Direct);
        }

        return user.Direct;
    }

    private FakeInstallation Install(FakeOrganisation? organisation, FakeWorkspace? workspace)
    {
        var installation = new FakeInstallation(organisation, workspace)
        {
            BotUserId = Ids.Next("U"),
            BotId = Ids.Next("B"),
            Scopes = App.Scopes,
        };
        Tokens.NewBotToken(installation, lifetime: null);
        return installation;
    }
}

/// <summary>Makes ids that look like Slack's.</summary>
internal sealed class FakeIds
{
    private int _last = 1_000;

    public string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}0FAKE{++_last:X4}");
}
