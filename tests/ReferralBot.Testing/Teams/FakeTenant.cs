namespace ReferralBot.Testing.Teams;

/// <summary>An organisation with its people and places.</summary>
public sealed class FakeTenant
{
    private readonly FakeTeamsWorld _world;

    internal FakeTenant(FakeTeamsWorld world, string id, string name) => (_world, Id, Name) = (world, id, name);

    /// <summary>The tenant's id.</summary>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Where its conversations are served; it can move.</summary>
    public string Region { get; set; } = "amer";

    /// <summary>The Connector's address, as activities name it.</summary>
    public Uri ServiceUrl => new(_world.Address, $"{Region}/{Id}/");

    /// <summary>Adds a person.</summary>
    public FakeMember AddMember(string name, string? aadObjectId = null) =>
        _world.Locked(() =>
        {
            var member = new FakeMember(this, _world.Ids.Next("29:"), aadObjectId ?? _world.Ids.NextGuid(), name);
            _world.Members.Add(member);
            return member;
        });

    /// <summary>Adds a chat of several people. The bot is not in it.</summary>
    public FakeChat AddGroup(string name, params IEnumerable<FakeMember> members) =>
        Add(
            new FakeChat(_world, $"19:{_world.Ids.Next("")}@thread.v2", this, FakeChatKind.Group) { Name = name },
            members
        );

    /// <summary>Adds a team with its General channel. The bot is not in it.</summary>
    public FakeTeam AddTeam(string name, params IEnumerable<FakeMember> members)
    {
        var team = new FakeTeam(this, $"19:{_world.Ids.Next("")}@thread.tacv2", _world.Ids.NextGuid(), name);
        _world.Locked(() => _world.Teams.Add(team));
        team.General = AddChannel(team, team.Id, "General", members);
        return team;
    }

    /// <summary>Adds a channel to a team, for all who are in it.</summary>
    public FakeChat AddChannel(FakeTeam team, string name) =>
        AddChannel(team, $"19:{_world.Ids.Next("")}@thread.tacv2", name, team.General.Members);

    /// <summary>The person's chat with the bot.</summary>
    public FakeChat PersonalOf(FakeMember member) => _world.Locked(() => _world.OpenPersonal(member));

    private FakeChat AddChannel(FakeTeam team, string id, string name, IEnumerable<FakeMember> members)
    {
        var channel = new FakeChat(_world, id, this, FakeChatKind.Channel) { Name = name, Team = team };
        channel.IsBotIn = team.General?.IsBotIn ?? false;
        return Add(channel, members);
    }

    internal FakeChat Add(FakeChat chat, IEnumerable<FakeMember> members) =>
        _world.Locked(() =>
        {
            foreach (var member in members.ToList())
            {
                chat.Add(member);
            }

            _world.Chats.Add(chat);
            return chat;
        });
}

/// <summary>A person.</summary>
/// <param name="Tenant">Where the person belongs.</param>
/// <param name="Mri">The channel's own id, for this bot only.</param>
/// <param name="AadObjectId">The Entra id.</param>
/// <param name="Name">What others read.</param>
public sealed record FakeMember(FakeTenant Tenant, string Mri, string AadObjectId, string Name)
{
    /// <summary>Whether the person belongs to another organisation.</summary>
    public bool IsGuest { get; set; }

    /// <summary>Whether lists leave the Entra id out, as some versions do.</summary>
    public bool HidesEntraId { get; set; }

    /// <summary>The person's time zone.</summary>
    public string TimeZone { get; set; } = "America/New_York";

    /// <summary>The person's chat with the bot, once there is one.</summary>
    public FakeChat? Personal { get; internal set; }

    /// <summary>Whether the person installed the app for themselves.</summary>
    public bool HasApp => Personal is { IsBotIn: true };
}

/// <summary>A team.</summary>
public sealed record FakeTeam(FakeTenant Tenant, string Id, string AadGroupId, string Name)
{
    /// <summary>Its General channel, whose id is the team's.</summary>
    public FakeChat General { get; internal set; } = null!;
}
