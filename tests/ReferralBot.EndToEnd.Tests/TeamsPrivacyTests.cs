using ReferralBot.EndToEnd.Tests.Teams;
using ReferralBot.Testing.Teams;
using ReferralBot.Testing.Wire;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>What people type at Teams goes where it was meant to go, and nowhere else: not into the log, at any level.</summary>
public sealed class TeamsPrivacyTests
{
    // Words that nothing else contains.
    private const string Partner = "Xanadoria";
    private const string Service = "zugspitze";
    private const string Wrong = "Quixotania";
    private const string Note = "velociraptor";
    private const string Message = "mahoganyish";
    private const string Searched = "kumquatic";
    private const string Name = "Wilhelmsen";
    private const string Team = "Ozymandian";
    private const string Forged = "bumbershoot";

    private static readonly string[] Everything =
    [
        Partner,
        Service,
        Wrong,
        Note,
        Message,
        Searched,
        Name,
        Team,
        Forged,
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_log_holds_a_word_that_somebody_typed_nor_a_name_nor_a_secret()
    {
        await using var scene = await TeamsScene.OpenAsync();
        scene.Life.Folder.With("Logging__LogLevel__Default", "Trace").With("Logging__LogLevel__Microsoft", "Trace");
        var maple = scene.AddOwnTenant(Team);
        var ana = scene.Person(maple.AddMember($"Ana {Name}"));
        var team = maple.AddTeam(Team, ana.Member).General;
        await scene.StartAsync();

        await ana.Person.InstallsAsync();
        await ana.Person.InstallsAsync(team);
        await ana.SaysAsync($"/partner add {Partner} category:medical", team, $"Added {Partner} as P-1");
        await ana.SaysAsync("/refbot setup scorecards:here referrals:here", team, "Saved: settings of");
        await ana.SaysAsync($"/referral received from:{Partner} for:{Service}", team, "Saved R-1");
        await ana.SaysAsync($"/referral {Wrong}:{Wrong} {Wrong}", team, Wrong); // given back to whoever typed it
        await ThanksWithANoteAsync(ana, team);
        await LogsFromAMessageAsync(scene, ana, team);
        Assert.Empty(await ana.Person.SearchesExtensionAsync("partner", Searched, team));
        await scene.Life.RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "Posted quarterly-scorecard");
        await scene.PostsAsync(team, "Partner scorecard");
        scene.Teams.Faults.Next("send", new FakeFault.Status(403, Forged));
        await ana.TypesAsync("/partner list", team);
        await SaysNothingToStrangersAsync(scene, ana);
        await scene.Life.StopAsync();

        var log = scene.Life.AllOutput;
        Assert.Contains("trace", log, StringComparison.Ordinal);
        Assert.All(Everything, word => Assert.DoesNotContain(word, log, StringComparison.OrdinalIgnoreCase));
        Assert.All(SecretsOf(scene), secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.DoesNotContain("eyJ", log, StringComparison.Ordinal); // how every token begins, those of Teams as well
        OnlyAnaIsTold(team);
    }

    private static async Task ThanksWithANoteAsync(TeamsTyping ana, FakeChat team)
    {
        var form = await ana.AskedAsync($"/thanks {Partner} how:note", team, "Thank a partner");
        await form.FillsAsync(("Anything to remember?", Note));
        await ana.SendsAsync(form, "Save", "Thank-you saved");
    }

    private static async Task LogsFromAMessageAsync(TeamsScene scene, TeamsTyping ana, FakeChat team)
    {
        var written = ana.Person.Posts($"{Partner} called about {Message}", team);
        TeamsTyping.Took(await ana.Person.OpensExtensionAsync("referral.received", on: written));
        var form = await ana.SeesAsync("Referral received");
        await form.FillsAsync(("For which service?", Service));
        await ana.SendsAsync(form, "Save", "Saved R-2");

        // of the message nothing is kept and nothing is sent but the partner that it names
        Assert.DoesNotContain(
            scene.Teams.Calls,
            call => call.Body?.ToJsonString().Contains(Message, StringComparison.OrdinalIgnoreCase) == true
        );
        Assert.DoesNotContain(Message, scene.Life.DatabaseText(), StringComparison.OrdinalIgnoreCase);
    }

    // Whoever has no token is told that, and nothing of what was sent; broken JSON as well.
    private static async Task SaysNothingToStrangersAsync(TeamsScene scene, TeamsTyping ana)
    {
        var http = scene.Life.Bot.Http;
        foreach (var body in new[] { ana.Person.LastActivity!.ToJsonString(), $"{{\"text\": \"{Forged}" })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Forged}.{Forged}.{Forged}");
            using var answer = await http.SendAsync(request, Ct);
            Assert.InRange((int)answer.StatusCode, 400, 499);
            var page = await answer.Content.ReadAsStringAsync(Ct);
            Assert.All(Everything, word => Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static IEnumerable<string> SecretsOf(TeamsScene scene) =>
        scene
            .Teams.Calls.Select(call => call.Token)
            .OfType<string>()
            .Append(scene.Teams.Bot.ClientSecret!)
            .Distinct(StringComparer.Ordinal);

    // Names of partners are for the team; what is typed besides is for the person.
    private static void OnlyAnaIsTold(FakeChat team) =>
        Assert.All(
            new[] { Wrong, Note, Message, Searched },
            word =>
                Assert.DoesNotContain(
                    TeamsScene.PublicIn(team),
                    post => post.Activity.ToJsonString().Contains(word, StringComparison.OrdinalIgnoreCase)
                )
        );
}
