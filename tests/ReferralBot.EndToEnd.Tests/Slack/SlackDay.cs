using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests.Slack;

/// <summary>The first hours: whoever brought the bot in sets it up, and works with it; colleagues come by.</summary>
internal sealed class SlackDay
{
    private readonly SlackScene _scene;
    private readonly FakeWorkspace _workspace;

    public SlackDay(SlackScene scene)
    {
        _scene = scene;
        _workspace = scene.AddOwnWorkspace("Maple Street");
        Ana = scene.Person(_workspace.AddUser("Ana", FakeStanding.Admin, "America/Chicago"));
        Ben = scene.Person(_workspace.AddUser("Ben"));
        Team = _workspace.AddChannel("referrals", FakeChannelKind.Private).With(Ana.User, Ben.User).WithBot();
        Leads = _workspace.AddChannel("leads", FakeChannelKind.Private).With(Ana.User);
    }

    public SlackTyping Ana { get; }

    public SlackTyping Ben { get; }

    public FakeChannel Team { get; }

    /// <summary>A conversation that nobody invited the bot to.</summary>
    public FakeChannel Leads { get; }

    public async Task SetsUpAsync()
    {
        var hello = await Ana.SaysAsync("/refbot", Team, "Hello Ana");
        var form = await Ana.AskedByAsync(hello, "Set up the practice", "Set up your practice");
        Assert.StartsWith(
            "Chicago (America/Chicago), now ", // what is offered names the minute, so that no test can pick it by its words
            Assert.Single(await Ana.Person.SearchesAsync(form, "Time zone", "chicago")),
            StringComparison.Ordinal
        );
        await Ana.Person.FillsAsync(
            form,
            ("Practice name", "Harbor Street Wellness"),
            ("Monthly check-ins go", "To this conversation"),
            ("Quarterly scorecards go", "To this conversation"),
            ("News of referrals goes", "To this conversation")
        );
        await Ana.SendsAsync("Saved: settings of");

        var settings = await Ana.SaysAsync("/refbot setup zone:Chicago", Team, "America/Chicago");
        Assert.Contains("Saved: settings of", settings.Seen, StringComparison.Ordinal);
    }

    public async Task AddsAPartnerAsync()
    {
        var form = await Ana.AskedAsync("/partner add", Team, "Add a partner");
        await Ana.Person.FillsAsync(form, ("Name", "Northside Family Medicine"), ("Category", "Medical"));
        await Ana.SendsAsync("Added Northside Family Medicine as P-1");
    }

    public async Task LogsByOneLineAsync()
    {
        var receipt = await Ana.SaysAsync(
            "/referral received from:Northside for:anxiety",
            Team,
            "Saved R-1: received from Northside Family Medicine (P-1)"
        );
        await _scene.PostsAsync(Team.Id, "R-1");

        // taken back and logged again: a number is never given twice
        SlackTyping.Took(await Ana.Person.PressesAsync(receipt, "Undo"));
        await Ana.HearsAsync("Taken back: R-1");
        await Ana.SaysAsync("/referral received from:Northside for:sleep", Team, "Saved R-2: received from Northside");
    }

    public async Task LogsByFormAndAddsAPartnerOnTheWayAsync()
    {
        var form = await Ana.AskedAsync("/referral", Team, "Referral received");
        await Ana.Person.PicksAsync(form, "Who sent this?", "Oak School", "Add “Oak School”");
        await Ana.Person.PicksAsync(form, "For which service?", "tutoring", "“tutoring” (new)");
        await Ana.SendsAsync();

        var adding = await Ana.SeesAsync("Add a partner");
        await Ana.Person.FillsAsync(adding, ("Category", "Education"));
        await Ana.SendsAsync("Saved R-3: received from Oak School (P-2)");

        await _scene.PostsAsync(Team.Id, "R-3");
    }

    public async Task ThanksAsync()
    {
        var form = await Ana.AskedAsync("/thanks Northside how:note", Team, "Thank a partner");
        Assert.Contains("For which referrals?", form.Fields);
        await Ana.SendsAsync("Thank-you saved");
    }

    public async Task AColleagueJoinsByTypingAsync()
    {
        var form = await Ben.AskedAsync("/referral received", Team, "Referral received");
        await Ben.Person.PicksAsync(form, "Who sent this?", "Oak", "Oak School (P-2)");
        await Ben.Person.PicksAsync(form, "For which service?", "reading", "“reading” (new)");
        await Ben.SendsAsync("Saved R-4: received from Oak School (P-2)");

        await Ben.SaysAsync("/refbot setup name:Mine", Team, "Ask Ana if you need it.");
    }

    public async Task AGuestIsRefusedKindlyAsync()
    {
        var gil = _scene.Person(_workspace.AddUser("Gil", FakeStanding.MultiChannelGuest));
        Team.With(gil.User);

        await gil.SaysAsync(
            "/referral received from:Northside for:stress",
            Team,
            "you are a guest here. Ask Ana if you need something."
        );

        Assert.Equal(["4"], _scene.Books.Read("""SELECT COUNT(*) || '' FROM "Referrals" """));
    }
}
