using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Testing.Doors;

/// <summary>The people and places of a test at Teams, and who of them sees what.</summary>
internal sealed class TeamsStage
{
    private const string TenantId = "3a913a91-0000-4000-8000-000000000001";
    private const string SamId = "5a5a5a5a-0000-4000-8000-000000000002";

    private readonly FakeTeams _teams;
    private readonly string _way;
    private readonly Dictionary<FakeTenant, FakeChat> _rooms = [];
    private readonly Dictionary<FakeMember, TeamsPerson> _people = [];

    public TeamsStage(FakeTeams teams, string way)
    {
        (_teams, _way) = (teams, way);
        var maple = teams.AddTenant("Maple Street Wellness", TenantId);
        var sam = maple.AddMember("Sam", SamId);
        if (way == TestWay.TeamsPersonal)
        {
            sam.Personal = maple.Add(New(maple, FakeChatKind.Personal, TeamRef(way).Id), [sam]);
            sam.Personal.IsBotIn = true;
        }
        else
        {
            Bystander = maple.AddMember("Pat");
            _rooms[maple] = NewRoom(maple, TeamRef(way).Id);
            _rooms[maple].Add(Bystander);
            _rooms[maple].Add(sam);
        }
    }

    public static UserRef SamRef { get; } = new(TeamsPlaces.Channel, TenantId, SamId);

    /// <summary>Somebody who is there, does nothing, and must see nothing that is meant for one.</summary>
    public FakeMember? Bystander { get; }

    /// <summary>Where the team talks: in a way by personal chats, Sam's.</summary>
    public static ConversationRef TeamRef(string way) =>
        new(
            TeamsPlaces.Channel,
            TenantId,
            way switch
            {
                TestWay.TeamsPersonal => "a:sam-and-the-bot",
                TestWay.TeamsGroup => "19:front-desk@thread.v2",
                TestWay.TeamsChannel => "19:front-desk@thread.tacv2",
                _ => throw new ArgumentOutOfRangeException(nameof(way), way, "This is no way through Teams."),
            }
        );

    /// <summary>How turns name a person.</summary>
    public static UserRef Ref(FakeMember member) => new(TeamsPlaces.Channel, member.Tenant.Id, member.AadObjectId);

    /// <summary>Adds a person of the practice.</summary>
    public UserRef Knows(string name) =>
        SamRef with
        {
            Id = _teams.World.FindTenant(TenantId)!.AddMember(name).AadObjectId,
        };

    /// <summary>
    /// The person of a turn. Whom the tests did not add is not listed by the practice, or is somebody of a tenant of their own.
    /// </summary>
    public FakeMember Member(UserRef user)
    {
        var world = _teams.World;
        var tenant = world.FindTenant(user.Installation) ?? _teams.AddTenant(user.Installation, user.Installation);
        return world.Locked(() => world.Members.Find(one => one.AadObjectId == user.Id && one.Tenant == tenant))
            ?? tenant.AddMember(user.Id, user.Id);
    }

    /// <summary>Where this person does things.</summary>
    public FakeChat RoomOf(FakeMember member)
    {
        if (_way == TestWay.TeamsPersonal)
        {
            var own = member.Tenant.PersonalOf(member);
            own.IsBotIn = true;
            return own;
        }

        if (!_rooms.TryGetValue(member.Tenant, out var room))
        {
            room = NewRoom(member.Tenant, $"{TeamRef(_way).Id}-{member.Tenant.Id}");
            _rooms[member.Tenant] = room;
        }

        room.Add(member);
        return room;
    }

    /// <summary>The person at Teams' program.</summary>
    public TeamsPerson Person(FakeMember member, ITeamsTransport transport)
    {
        if (!_people.TryGetValue(member, out var person))
        {
            person = new TeamsPerson(_teams, member, transport);
            _people[member] = person;
        }

        return person;
    }

    private FakeChat NewRoom(FakeTenant tenant, string id)
    {
        if (_way == TestWay.TeamsChannel)
        {
            var team = tenant.AddTeam("Front desk");
            var channel = tenant.Add(
                new FakeChat(_teams.World, id, tenant, FakeChatKind.Channel) { Name = "team", Team = team },
                []
            );
            (team.General.IsBotIn, channel.IsBotIn) = (true, true);
            return channel;
        }

        var chat = tenant.Add(New(tenant, FakeChatKind.Group, id), []);
        chat.IsBotIn = true;
        return chat;
    }

    private FakeChat New(FakeTenant tenant, FakeChatKind kind, string id) =>
        new(_teams.World, id, tenant, kind) { Name = "team" };
}
