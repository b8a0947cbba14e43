namespace ReferralBot.Testing.Slack;

/// <summary>A workspace.</summary>
public sealed class FakeWorkspace
{
    private readonly FakeWorld _world;

    internal FakeWorkspace(FakeWorld world, string id, string name, FakeOrganisation? organisation)
    {
        _world = world;
        Id = id;
        Name = name;
        Organisation = organisation;
    }

    public string Id { get; }

    public string Name { get; }

    /// <summary>The name in its address.</summary>
    public string Domain => Id.ToLowerInvariant();

    /// <summary>The Grid organisation it belongs to.</summary>
    public FakeOrganisation? Organisation { get; }

    /// <summary>The app's installation that serves it: its own, or that of its organisation.</summary>
    public FakeInstallation Installation { get; internal set; } = null!;

    /// <summary>The newest token of the installation.</summary>
    public string BotToken => Installation.BotToken;

    /// <summary>The app's own user.</summary>
    public string BotUserId => Installation.BotUserId;

    /// <summary>Removes the app without a word to it.</summary>
    public FakeWorkspace Remove() =>
        _world.Locked(() =>
        {
            _world.Tokens.Remove(Installation);
            return this;
        });

    /// <summary>Makes the newest token one that works no more, for Slack's word for why.</summary>
    public FakeWorkspace Kills(string word) =>
        _world.Locked(() =>
        {
            _world.Tokens.Kill(BotToken, word);
            return this;
        });

    /// <summary>Adds a person.</summary>
    public FakeUser AddUser(
        string name,
        FakeStanding standing = FakeStanding.Member,
        string? timeZone = "America/New_York",
        string? id = null
    ) =>
        _world.Locked(() =>
        {
            var user = new FakeUser(id ?? _world.Ids.Next("U"), this, name)
            {
                Standing = standing,
                TimeZone = timeZone,
            };
            _world.Users.Add(user);
            return user;
        });

    /// <summary>Adds a conversation. The app is not in it until it is invited.</summary>
    public FakeChannel AddChannel(string name, FakeChannelKind kind = FakeChannelKind.Public, string? id = null) =>
        _world.Locked(() =>
        {
            var prefix = kind == FakeChannelKind.Direct ? "D" : "C";
            var channel = new FakeChannel(id ?? _world.Ids.Next(prefix), this, name, kind);
            _world.Channels.Add(channel);
            return channel;
        });
}

/// <summary>A Grid organisation.</summary>
public sealed record FakeOrganisation(string Id, string Name)
{
    /// <summary>The org-wide installation; nothing where each workspace has its own.</summary>
    public FakeInstallation? Installation { get; internal set; }
}

/// <summary>The app in a workspace or an organisation.</summary>
public sealed class FakeInstallation(FakeOrganisation? organisation, FakeWorkspace? workspace)
{
    public FakeOrganisation? Organisation { get; } = organisation;

    /// <summary>The workspace; nothing where it is org-wide.</summary>
    public FakeWorkspace? Workspace { get; } = workspace;

    public bool IsOrgWide => Workspace is null;

    /// <summary>By what the installation goes: the organisation where it is org-wide, else the workspace.</summary>
    public string Key => IsOrgWide ? Organisation!.Id : Workspace!.Id;

    public required string BotUserId { get; init; }

    public required string BotId { get; init; }

    /// <summary>The newest token.</summary>
    public string BotToken { get; internal set; } = "";

    /// <summary>What was granted. Scopes are only ever added.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = FakeApp.UsualScopes;

    /// <summary>Whether the app was removed.</summary>
    public bool IsRemoved { get; internal set; }

    /// <summary>Whether it serves this workspace.</summary>
    internal bool Serves(FakeWorkspace other) =>
        IsOrgWide ? other.Organisation?.Id == Organisation!.Id : other.Id == Workspace!.Id;
}
