using System.Globalization;

namespace ReferralBot.Testing.Teams;

/// <summary>All that the fake knows, under one lock.</summary>
internal sealed class FakeTeamsWorld
{
    private readonly Lock _gate = new();
    private long _lastStamp;

    public FakeTeamsWorld(TimeProvider clock)
    {
        Clock = clock;
        Throttle = new FakeThrottle(clock);
        Faults = new FakeFaults(clock);
        Issuer = new FakeIssuer(this);
        Entra = new FakeEntra(this);
    }

    public TimeProvider Clock { get; }

    public Uri Address { get; set; } = null!;

    public FakeBot Bot { get; } = new();

    public FakeTeamsIds Ids { get; } = new();

    public FakeThrottle Throttle { get; }

    public FakeFaults Faults { get; }

    public FakeIssuer Issuer { get; }

    public FakeEntra Entra { get; }

    /// <summary>Raised after every call.</summary>
    public FakeSignal Signal { get; } = new();

    public List<FakeConnectorCall> Calls { get; } = [];

    public List<FakeTenant> Tenants { get; } = [];

    public List<FakeMember> Members { get; } = [];

    public List<FakeTeam> Teams { get; } = [];

    public List<FakeChat> Chats { get; } = [];

    public List<FakePost> Posts { get; } = [];

    public List<string> Complaints { get; } = [];

    public DateTimeOffset Now => Clock.GetUtcNow();

    public T Locked<T>(Func<T> look)
    {
        lock (_gate)
        {
            return look();
        }
    }

    public void Locked(Action change)
    {
        lock (_gate)
        {
            change();
        }
    }

    /// <summary>A message's id: milliseconds, never twice.</summary>
    public string NextMessageId()
    {
        _lastStamp = Math.Max(_lastStamp + 1, Now.ToUnixTimeMilliseconds());
        return _lastStamp.ToString(CultureInfo.InvariantCulture);
    }

    public FakeTenant? FindTenant(string id) => Tenants.Find(tenant => tenant.Id == id);

    /// <summary>A conversation by its id, with or without the thread.</summary>
    public FakeChat? FindChat(string id) => Chats.Find(chat => chat.Id == FakeChat.WithoutThread(id));

    /// <summary>A person by either id.</summary>
    public FakeMember? FindMember(string id) => Members.Find(member => member.Mri == id || member.AadObjectId == id);

    /// <summary>A message of a conversation that is still there.</summary>
    public FakePost? FindPost(FakeChat chat, string id) =>
        Posts.Find(post => post.Chat == chat && post.Id == id && !post.IsDeleted);

    public FakeChat OpenPersonal(FakeMember member)
    {
        if (member.Personal is null or { IsGone: true })
        {
            member.Personal = new FakeChat(this, Ids.Next("a:"), member.Tenant, FakeChatKind.Personal)
            {
                Name = member.Name,
            };
            member.Personal.Add(member);
            Chats.Add(member.Personal);
        }

        return member.Personal;
    }
}

/// <summary>Makes ids that look like those of Teams, the same in each run.</summary>
internal sealed class FakeTeamsIds
{
    private int _last = 4_096;

    public string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}fake{++_last:x8}-Aq7_");

    public string NextGuid() =>
        string.Create(CultureInfo.InvariantCulture, $"{++_last:x8}-0fa4-4e00-8e55-0123456789ab");
}
