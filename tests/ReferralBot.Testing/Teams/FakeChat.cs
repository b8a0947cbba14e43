namespace ReferralBot.Testing.Teams;

/// <summary>What kind of conversation it is.</summary>
public enum FakeChatKind
{
    /// <summary>A person and the bot.</summary>
    Personal,

    /// <summary>Several people.</summary>
    Group,

    /// <summary>A channel of a team.</summary>
    Channel,
}

/// <summary>A conversation.</summary>
public sealed class FakeChat
{
    private readonly FakeTeamsWorld _world;
    private readonly List<FakeMember> _members = [];

    internal FakeChat(FakeTeamsWorld world, string id, FakeTenant tenant, FakeChatKind kind) =>
        (_world, Id, Tenant, Kind) = (world, id, tenant, kind);

    /// <summary>Its id, without a thread.</summary>
    public string Id { get; }

    /// <summary>Where it belongs.</summary>
    public FakeTenant Tenant { get; }

    /// <summary>What kind it is.</summary>
    public FakeChatKind Kind { get; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The team of a channel.</summary>
    public FakeTeam? Team { get; init; }

    /// <summary>Whether the bot is in it.</summary>
    public bool IsBotIn { get; set; }

    /// <summary>
    /// The code with which everything sent to it is refused with 403, <c>ConversationBlockedByUser</c> for example; the bot is
    /// not told in any other way.
    /// </summary>
    public string? Refuses { get; set; }

    /// <summary>Whether it was deleted.</summary>
    public bool IsGone { get; set; }

    /// <summary>Who is in it.</summary>
    public IReadOnlyList<FakeMember> Members => _world.Locked(() => _members.ToList());

    /// <summary>What was said, oldest first, for whoever's eyes.</summary>
    public IReadOnlyList<FakePost> Posts =>
        _world.Locked(() => _world.Posts.Where(post => post.Chat == this && !post.IsDeleted).ToList());

    /// <summary>How activities name its kind.</summary>
    internal string Type =>
        Kind switch
        {
            FakeChatKind.Personal => "personal",
            FakeChatKind.Group => "groupChat",
            FakeChatKind.Channel => "channel",
            _ => throw new InvalidOperationException($"There is no conversation of kind {Kind}."),
        };

    /// <summary>A person comes in.</summary>
    public void Add(FakeMember member) =>
        _world.Locked(() =>
        {
            if (!_members.Contains(member))
            {
                _members.Add(member);
            }
        });

    /// <summary>A person goes.</summary>
    public void Remove(FakeMember member) => _world.Locked(() => _members.Remove(member));

    /// <summary>Whether the person is in it.</summary>
    public bool Has(FakeMember member) => Members.Contains(member);

    /// <summary>What this person reads in it, oldest first.</summary>
    public IReadOnlyList<FakePost> SeenBy(FakeMember member) =>
        Has(member) ? [.. Posts.Where(post => post.IsSeenBy(member))] : [];

    internal static string WithoutThread(string id) => id.Split(";messageid=")[0];

    internal static string? ThreadOf(string id) => id.Split(";messageid=") is [_, var root] ? root : null;
}
