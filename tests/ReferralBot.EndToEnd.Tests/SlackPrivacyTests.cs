using ReferralBot.EndToEnd.Tests.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>What people type at Slack goes where it was meant to go, and nowhere else: not into the log, at any level.</summary>
public sealed class SlackPrivacyTests
{
    // Words that nothing else contains.
    private const string Partner = "Xanadoria";
    private const string Service = "zugspitze";
    private const string Wrong = "Quixotania";
    private const string Note = "velociraptor";
    private const string Message = "mahoganyish";
    private const string Searched = "kumquatic";

    [Fact]
    public async Task No_log_holds_a_word_that_somebody_typed()
    {
        await using var scene = await SlackScene.OpenAsync(SlackWay.Http);
        scene.Folder.With("Logging__LogLevel__Default", "Trace").With("Logging__LogLevel__Microsoft", "Trace");
        var workspace = scene.AddOwnWorkspace("Maple Street");
        var ana = scene.Person(workspace.AddUser("Ana", FakeStanding.Admin));
        var team = workspace.AddChannel("referrals").With(ana.User).WithBot();
        await scene.StartAsync();

        await ana.SaysAsync($"/partner add {Partner} category:medical", team, $"Added {Partner} as P-1");
        await ana.SaysAsync($"/referral received from:{Partner} for:{Service}", team, "Saved R-1");
        await ana.SaysAsync($"/referral {Wrong}:{Wrong} {Wrong}", team, Wrong); // given back to whoever typed it
        await ThanksWithANoteAsync(ana, team);
        await LogsFromAMessageAsync(scene, ana, team);
        await scene.RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "Posted quarterly-scorecard");
        await scene.StopAsync();

        var log = scene.AllOutput;
        Assert.Contains("trace", log, StringComparison.Ordinal);
        Assert.All(
            new[] { Partner, Service, Wrong, Note, Message, Searched },
            word => Assert.DoesNotContain(word, log, StringComparison.OrdinalIgnoreCase)
        );
        OnlyAnaIsTold(scene, ana);
    }

    private static async Task ThanksWithANoteAsync(SlackTyping ana, FakeChannel team)
    {
        var form = await ana.AskedAsync($"/thanks {Partner} how:note", team, "Thank a partner");
        await ana.Person.FillsAsync(form, ("Anything to remember?", Note));
        await ana.SendsAsync("Thank-you saved");
    }

    private static async Task LogsFromAMessageAsync(SlackScene scene, SlackTyping ana, FakeChannel team)
    {
        var written = ana.Person.Posts($"{Partner} called about {Message}", team);
        SlackTyping.Took(await ana.Person.UsesMessageShortcutAsync("referral.received.message", written));
        var form = await ana.SeesAsync("Referral received");
        Assert.NotEmpty(await ana.Person.SearchesAsync(form, "Who sent this?", Searched));
        await ana.Person.PicksAsync(form, "For which service?", Service, Service);
        await ana.SendsAsync("Saved R-2");

        // of the message nothing is kept and nothing is sent but the partner that it names
        Assert.DoesNotContain(
            scene.Slack.Calls,
            call => call.Arguments.ToJsonString().Contains(Message, StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(Message, scene.DatabaseText(), StringComparison.OrdinalIgnoreCase);
    }

    // Names of partners are for the team; what is typed besides is for the person.
    private static void OnlyAnaIsTold(SlackScene scene, SlackTyping ana)
    {
        var posts = scene
            .Slack.CallsOf("chat.postMessage")
            .Where(call => call.Arguments["channel"]!.GetValue<string>() != ana.User.Id);
        Assert.All(
            new[] { Wrong, Note, Message, Searched },
            word =>
                Assert.DoesNotContain(
                    posts,
                    call => call.Arguments.ToJsonString().Contains(word, StringComparison.OrdinalIgnoreCase)
                )
        );
    }
}
