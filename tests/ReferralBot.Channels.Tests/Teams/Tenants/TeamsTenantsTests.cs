using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Tenants;

/// <summary>A tenant is installed by whatever comes first from it, by its own people only, and written down as it is met.</summary>
public sealed partial class TeamsTenantsTests
{
    private static readonly UserRef Ana = new("teams", TenantRoom.Tenant, "ana");

    private readonly TenantRoom _room = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_one_from_a_tenant_installs_it_and_is_written_down()
    {
        await _room.Tenants.MeetAsync(TenantRoom.Personal(TeamsKind.Presence), Ct);

        var installed = Assert.Single(_room.Installed.Installs);
        Assert.Equal((new InstallationKey("teams", TenantRoom.Tenant), Ana), (installed.Key, installed.Installer));
        Assert.Equal(new Person("Ana Ruiz", Standing.Member, "America/Denver") { MayBeAdmin = true }, installed.Owner);
        Assert.False(installed.JoinsLocalPractice);
        var person = new KnownPerson(Ana)
        {
            Alias = TenantRoom.Mri,
            PrivateConversationId = "a:chat",
            TimeZone = "America/Denver",
        };
        Assert.Equal(person, installed.Reach);
        Assert.Equal(person, _room.Book.People[Ana]);
        var chat = _room.Book.Conversations[TenantRoom.In("a:chat")];
        Assert.Equal((Ana, null, _room.Clock.GetUtcNow()), (chat.With, chat.Call, chat.JoinedAt));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("11111111-0000-0000-0000-00000000a99b", false)]
    public async Task A_playground_is_tried_on_the_practice_that_is_there(string? appId, bool joins)
    {
        (_room.Options.Playground, _room.Options.AppId) = (true, appId);

        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);

        Assert.Equal(joins, Assert.Single(_room.Installed.Installs).JoinsLocalPractice);
    }

    [Theory]
    [InlineData("""{"name":"Gus","userRole":"guest"}""")]
    [InlineData("""{"name":"Gus","userPrincipalName":"gus_elm.com#EXT#@maple.onmicrosoft.com"}""")]
    [InlineData("""{"name":"Gus","tenantId":"22222222-0000-0000-0000-000000000002"}""")]
    [InlineData("""{"userRole":"anonymous"}""")]
    [InlineData("""{"error":"MemberNotFoundInConversation"}""")]
    public async Task Who_is_no_member_installs_nothing_but_is_known_as_no_owner_in_the_bots_own_tenant(string member)
    {
        _room.Member = member;
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        Assert.Empty(_room.Installed.Installs);

        _room.Options.TenantId = TenantRoom.Tenant;
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        var installed = Assert.Single(_room.Installed.Installs);
        Assert.Equal((null, null, true), (installed.Installer, installed.Owner, installed.JoinsLocalPractice));
    }

    [Fact]
    public async Task A_guest_who_came_first_does_not_keep_a_member_from_installing()
    {
        _room.Member = """{"userRole":"guest"}""";
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        _room.Member = """{"name":"Ana Ruiz"}""";
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);

        Assert.Equal(Ana, Assert.Single(_room.Installed.Installs).Installer);
    }

    [Theory]
    [InlineData(false, 1.5)] // in time for a dialog
    [InlineData(true, 8)] // nobody waits when the bot is added
    public async Task Where_teams_says_nothing_the_tenant_is_installed_by_nobody(bool isAdded, double seconds)
    {
        _room.Member = null;
        var kind = isAdded ? TeamsKind.Presence : TeamsKind.Message;
        var meeting = _room.Tenants.MeetAsync(TenantRoom.Personal(kind), Ct);
        _room.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_room.Installed.Installs);
        _room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await meeting;

        Assert.Null(Assert.Single(_room.Installed.Installs).Installer);
    }

    [Fact]
    public async Task What_is_known_costs_nothing_and_another_service_url_is_kept_at_once()
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        }

        Assert.Equal((1, 0, 1), (_room.Installed.Reads, _room.Installed.Writes, _room.Asked));

        var moved = TenantRoom.Personal();
        moved = moved with
        {
            Place = moved.Place with { ServiceUrl = new Uri("https://smba.trafficmanager.net/amer/") },
        };
        await _room.Tenants.MeetAsync(moved, Ct);

        Assert.Equal(moved.Place.ServiceUrl, TeamsAddress.Read(_room.Installed.Secret(TenantRoom.Tenant)!)!.ServiceUrl);
        Assert.Equal(1, _room.Installed.Writes);
    }

    // Another process wrote another address, or ended the installation: it is believed for so long, and no longer.
    [Fact]
    public async Task What_another_process_changed_is_seen_again_after_a_while()
    {
        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);
        await _room.Installed.RemoveAsync(new InstallationKey("teams", TenantRoom.Tenant), happenedAt: null, Ct);
        _room.Clock.Advance(TeamsInstaller.BelievedFor);

        await _room.Tenants.MeetAsync(TenantRoom.Personal(), Ct);

        Assert.Equal(2, _room.Installed.Installs.Count);
    }

    [Fact]
    public async Task The_instant_of_an_arrival_is_teams_own_but_never_in_the_future()
    {
        var now = _room.Clock.GetUtcNow();
        var origin = TenantRoom.Personal(TeamsKind.Presence);
        await _room.Tenants.MeetAsync(origin with { HappenedAt = now - TimeSpan.FromMinutes(5) }, Ct);
        Assert.Equal(now - TimeSpan.FromMinutes(5), _room.Book.Conversations[TenantRoom.In("a:chat")].JoinedAt);

        await _room.Tenants.MeetAsync(origin with { HappenedAt = now + TimeSpan.FromDays(900) }, Ct);
        Assert.Equal(now, _room.Book.Conversations[TenantRoom.In("a:chat")].JoinedAt);
    }
}
