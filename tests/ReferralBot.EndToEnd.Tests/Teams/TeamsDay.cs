using System.Globalization;
using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Teams;

/// <summary>The first hours: whoever brought the bot in sets it up, and works with it alone, in a chat of several and in a channel.</summary>
internal sealed class TeamsDay
{
    private readonly TeamsScene _scene;
    private readonly FakeTeam _team;

    public TeamsDay(TeamsScene scene)
    {
        _scene = scene;
        var maple = scene.AddOwnTenant("Maple Street");
        Ana = scene.Person(maple.AddMember("Ana"));
        Ben = scene.Person(maple.AddMember("Ben"));
        _team = maple.AddTeam("Front desk", Ana.Member, Ben.Member);
        Channel = maple.AddChannel(_team, "referrals");
        Group = maple.AddGroup("Clinicians", Ana.Member, Ben.Member);
    }

    public TeamsTyping Ana { get; }

    public TeamsTyping Ben { get; }

    public FakeChat Channel { get; }

    public FakeChat Group { get; }

    public FakeChat General => _team.General;

    public async Task InstallsAsync()
    {
        await Ana.Person.InstallsAsync();
        var hello = await Ana.HearsAsync("Hello, I'm ReferralBot");
        var form = await Ana.AskedByAsync(hello, "Set up the practice", "Set up your practice");
        await form.FillsAsync(("Practice name", "Harbor Street Wellness"));
        await Ana.SendsAsync(form, "Save", "Saved: settings of");

        await Ana.Person.InstallsAsync(General);
        await Ana.Person.InstallsAsync(Group);
        var settings = await Ana.SaysAsync(
            "/refbot setup zone:Chicago check-ins:here scorecards:here referrals:here",
            Channel,
            "America/Chicago"
        );
        Assert.Contains("Saved: settings of", settings.Seen, StringComparison.Ordinal);
        Assert.Single(Ana.Whispers, post => post.Seen.Contains("Hello, I'm", StringComparison.Ordinal)); // two notices, three places
    }

    public async Task AddsAPartnerAsync()
    {
        var form = await Ana.AskedAsync("/partner add", Channel, "Add a partner");
        await form.FillsAsync(("Name", "Northside Family Medicine"), ("Category", "Medical"));
        await Ana.SendsAsync(form, "Add", "Added Northside Family Medicine as P-1");
    }

    public async Task LogsByOneLineAsync()
    {
        await Ana.SaysAsync(
            "/referral received from:Northside for:anxiety",
            Channel,
            "Saved R-1: received from Northside Family Medicine (P-1)"
        );
        await _scene.PostsAsync(Channel, "R-1");
        await Ana.SaysAsync(
            "referral received from:Northside for:sleep",
            Ana.Chat,
            "Saved R-2: received from Northside"
        );
        TeamsTyping.Took(await Ben.Person.TypesPrivatelyAsync("/referral received from:Northside for:focus", Channel));
        Assert.DoesNotContain(Ana.Person.Reads(Channel), text => text.Contains("for:focus", StringComparison.Ordinal));
        await _scene.PostsAsync(Channel, "R-3");
    }

    public async Task LogsByFormAfterAMistakeAsync()
    {
        var form = await Ben.AskedAsync("/referral received", Group, "Referral received");
        await form.FillsAsync(
            ("Who sent this?", "Northside Family Medicine (P-1)"),
            ("For which service?", "sleep"),
            ("on", TimeProvider.System.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
        await Ben.SendsAsync(form, "Save", "The date cannot be in the future.");
        await form.FillsAsync(
            ("on", TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
        await Ben.SendsAsync(form, "Save", "Saved R-4: received from Northside Family Medicine (P-1)");
        await _scene.PostsAsync(Channel, "R-4");
    }

    public async Task ThanksAsync()
    {
        var form = await Ana.AskedAsync("/thanks Northside how:note", Ana.Chat, "Thank a partner");
        await Ana.SendsAsync(form, "Save", "Thank-you saved");
    }

    public async Task AColleagueIsRefusedKindlyAsync() =>
        await Ben.SaysAsync("/refbot setup name:Mine", Group, "Ask Ana if you need it.");
}
