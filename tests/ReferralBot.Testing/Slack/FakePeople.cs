using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>What a person is to a workspace.</summary>
public enum FakeStanding
{
    Member,
    Admin,
    Owner,
    MultiChannelGuest,
    SingleChannelGuest,
    Bot,
    Deleted,
}

/// <summary>A person of a workspace.</summary>
public sealed class FakeUser(string id, FakeWorkspace workspace, string name)
{
    public string Id { get; } = id;

    public FakeWorkspace Workspace { get; } = workspace;

    public string TeamId => Workspace.Id;

    public string Name { get; } = name;

    public FakeStanding Standing { get; set; }

    /// <summary>An IANA name.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether the person closed the direct messages with the app's list; they can still be written to.</summary>
    internal FakeChannel? Direct { get; set; }

    // docs.slack.dev/reference/objects/user-object: who is looked at from another organisation is a stranger.
    internal JsonObject ToJson(FakeInstallation seenBy, TimeProvider clock)
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["team_id"] = TeamId,
            ["name"] = Handle,
            ["real_name"] = Name,
            ["deleted"] = Standing == FakeStanding.Deleted,
            ["tz"] = TimeZone,
            ["tz_label"] = TimeZone,
            ["tz_offset"] = TimeZone is null
                ? null
                : (int)TimeZoneInfo.FindSystemTimeZoneById(TimeZone).GetUtcOffset(clock.GetUtcNow()).TotalSeconds,
            ["profile"] = new JsonObject { ["real_name"] = Name, ["display_name"] = Name },
            ["is_admin"] = Standing is FakeStanding.Admin or FakeStanding.Owner,
            ["is_owner"] = Standing == FakeStanding.Owner,
            ["is_primary_owner"] = false,
            ["is_restricted"] = Standing is FakeStanding.MultiChannelGuest or FakeStanding.SingleChannelGuest,
            ["is_ultra_restricted"] = Standing == FakeStanding.SingleChannelGuest,
            ["is_bot"] = Standing == FakeStanding.Bot,
            ["is_stranger"] = !seenBy.Serves(Workspace),
            ["is_app_user"] = false,
            ["updated"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        if (Workspace.Organisation is { } organisation)
        {
            // Who belongs to an organisation says so, and to which of its workspaces (slack-api-specs, objs_enterprise_user).
            json["enterprise_user"] = new JsonObject
            {
                ["id"] = $"W{Id[1..]}",
                ["enterprise_id"] = organisation.Id,
                ["enterprise_name"] = organisation.Name,
                ["teams"] = new JsonArray(TeamId),
            };
        }

        return json;
    }

    internal string Handle => Name.ToLowerInvariant().Replace(' ', '.');
}

/// <summary>What sort of conversation it is.</summary>
public enum FakeChannelKind
{
    Public,
    Private,
    Direct,
}

/// <summary>A conversation.</summary>
public sealed class FakeChannel(string id, FakeWorkspace workspace, string name, FakeChannelKind kind)
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public string Id { get; } = id;

    public FakeWorkspace Workspace { get; } = workspace;

    public string Name { get; } = name;

    public FakeChannelKind Kind { get; } = kind;

    public bool IsArchived { get; private set; }

    /// <summary>Workspaces that it is shared with over Slack Connect.</summary>
    public IList<FakeWorkspace> SharedWith { get; } = [];

    /// <summary>Adds people.</summary>
    public FakeChannel With(params IEnumerable<FakeUser> users)
    {
        _members.UnionWith(users.Select(user => user.Id));
        return this;
    }

    /// <summary>Adds the app, as <c>/invite</c> does.</summary>
    public FakeChannel WithBot()
    {
        _members.Add(Workspace.BotUserId);
        return this;
    }

    /// <summary>Takes the app out, as <c>/remove</c> does.</summary>
    public FakeChannel WithoutBot()
    {
        _members.Remove(Workspace.BotUserId);
        return this;
    }

    /// <summary>Ends it.</summary>
    public FakeChannel Archive()
    {
        IsArchived = true;
        return this;
    }

    internal bool Has(string userId) => _members.Contains(userId);

    internal void Add(string userId) => _members.Add(userId);
}
