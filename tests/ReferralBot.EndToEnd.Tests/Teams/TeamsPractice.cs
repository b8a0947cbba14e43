using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Teams;

/// <summary>A practice that brings the bot into its tenant, and a partner that only it has.</summary>
internal sealed class TeamsPractice
{
    private readonly TeamsScene _scene;
    private readonly FakeTeam _team;

    public TeamsPractice(TeamsScene scene, FakeTenant tenant, string owner, string partner)
    {
        (_scene, Tenant, Partner) = (scene, tenant, partner);
        Owner = scene.Person(tenant.AddMember(owner));
        _team = tenant.AddTeam($"{tenant.Name} team", Owner.Member);
        Channel = tenant.AddChannel(_team, "referrals");
    }

    public FakeTenant Tenant { get; }

    /// <summary>A name that nobody else has.</summary>
    public string Partner { get; }

    public TeamsTyping Owner { get; }

    public FakeChat Channel { get; }

    /// <summary>Everything that this practice's people see.</summary>
    public string Seen =>
        string.Join('\n', [.. Owner.Person.Reads(Owner.Chat), .. Owner.Person.Reads(Channel), .. _found]);

    private readonly List<string> _found = [];

    /// <summary>Brings the bot in, with the first partner, the first referral, and where news go.</summary>
    public async Task BeginsAsync()
    {
        await Owner.Person.InstallsAsync();
        await Owner.HearsAsync("Hello, I'm ReferralBot");
        await Owner.Person.InstallsAsync(_team.General);
        await Owner.SaysAsync("/refbot setup referrals:here", Channel, "Saved: settings of");
        await Owner.SaysAsync($"/partner add {Partner} category:medical", Channel, $"Added {Partner} as P-1");
        await LogsAsync(first: 1, count: 1);
        await _scene.PostsAsync(Channel, "R-1");
    }

    /// <summary>Logs so many referrals, which get the numbers that follow.</summary>
    public async Task LogsAsync(int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            await Owner.SaysAsync(
                $"/referral received from:{Partner} for:sleep",
                number % 2 == 0 ? Owner.Chat : Channel,
                $"Saved R-{number}: received from {Partner} (P-1)"
            );
        }
    }

    /// <summary>Looks everything up that can be: partners, and the numbers that every practice has.</summary>
    public async Task LooksAroundAsync()
    {
        foreach (var (finder, query) in new[] { ("partner", ""), ("partner", "P-1"), ("referral", "R-1") })
        {
            var found = await Owner.Person.SearchesExtensionAsync(finder, query, Channel);
            Assert.NotEmpty(found);
            _found.AddRange(found.Select(one => one.Preview + one.Card.ToJsonString()));
        }

        await Owner.SaysAsync("/partner show P-1", Owner.Chat, Partner);
        await Owner.SaysAsync("/referral show R-1", Owner.Chat, Partner);
    }

    /// <summary>Takes the bot away from everywhere.</summary>
    public async Task LeavesAsync()
    {
        await Owner.Person.UninstallsAsync(_team.General);
        await Owner.Person.UninstallsAsync();
    }

    /// <summary>Brings it back.</summary>
    public async Task ComesBackAsync()
    {
        await Owner.Person.InstallsAsync();
        await Owner.Person.InstallsAsync(_team.General);
    }
}
