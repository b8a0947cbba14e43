using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Teams;

/// <summary>What the bot posts by itself, the message extension, a restart, and how the bot leaves.</summary>
internal sealed class TeamsEvening(TeamsScene scene, TeamsDay day)
{
    private TeamsTyping Ana => day.Ana;

    private FakeChat Channel => day.Channel;

    public async Task AnswersTheCheckInAsync()
    {
        var due = Days.CheckInDue(monthsAhead: 8);
        await scene.Life.RunsAsync("monthly-check-in", due, "Posted monthly-check-in");
        var message = await scene.PostsAsync(Channel, "Check-ins for");
        var form = await Ana.AskedByAsync(message, "Done", "Log a check-in");
        await form.FillsAsync(("How?", "Call"), ("Minutes", "25"));
        await Ana.SendsAsync(form, "Save", "25 min logged");

        var edited = await scene.PostsAsync(Channel, "✓ done by Ana");
        Assert.Equal(message.Id, edited.Id); // in its place
        await scene.Life.RunsAsync("monthly-check-in", due, "Already posted monthly-check-in");
    }

    public async Task GetsTheScorecardAsync()
    {
        await scene.Life.RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "Posted quarterly-scorecard");
        await scene.PostsAsync(Channel, "Partner scorecard");
    }

    public async Task UsesTheExtensionAsync()
    {
        var written = Ana.Person.Posts("Northside Family Medicine called: somebody who sleeps badly", Channel);
        TeamsTyping.Took(await Ana.Person.OpensExtensionAsync("referral.received", on: written));
        var form = await Ana.SeesAsync("Referral received");
        Assert.Contains("Northside Family Medicine", form.Seen, StringComparison.Ordinal);
        await form.FillsAsync(("For which service?", "sleep"));
        await Ana.SendsAsync(form, "Save", "Saved R-5: received from Northside Family Medicine (P-1)");

        var (preview, _) = Assert.Single(await Ana.Person.SearchesExtensionAsync("partner", "north", Channel));
        Assert.Contains("Northside Family Medicine", preview, StringComparison.Ordinal);
        Assert.NotEmpty(await Ana.Person.SearchesExtensionAsync("referral", "R-1", Channel));
    }

    public async Task StartsAgainAsync()
    {
        await Ana.SaysAsync("/referral received from:Northside for:reading", Channel, "Saved R-6");
        await scene.Life.StopAsync();
        await scene.StartAsync();
        Assert.Equal(200, (await Ana.Person.RepeatsAsync())?.Status);
        await Ana.SaysAsync("/referral list", Ana.Chat, "R-6");
        Assert.Equal(["6"], scene.Life.Books.Read("""SELECT COUNT(*) || '' FROM "Referrals" """));
    }

    public void NobodyElseSawWhatWasForOne()
    {
        foreach (var place in (FakeChat[])[Channel, day.General, day.Group])
        {
            var open = TeamsScene.PublicIn(place).Select(post => post.Seen).ToHashSet(StringComparer.Ordinal);
            Assert.DoesNotContain(open, text => text.Contains("Saved", StringComparison.Ordinal));
            Assert.All([.. Ana.Whispers, .. day.Ben.Whispers], whisper => Assert.DoesNotContain(whisper.Seen, open));
        }

        Assert.All(
            (FakeChat[])[day.General, day.Group],
            place => Assert.Equal(["Help"], Assert.Single(TeamsScene.PublicIn(place)).Buttons) // hello, and nothing else
        );
    }

    public async Task LetsTheBotGoAsync()
    {
        await Ana.Person.UninstallsAsync(day.General);
        var notice = await Ana.HearsAsync("Some messages are paused");
        Assert.Equal(Ana.Chat, notice.Chat);
        var before = Channel.Posts.Count;
        await ScorecardIsHeldAsync(quartersAhead: 2, "quarterly-scorecard is paused");
        Assert.Equal(before, Channel.Posts.Count);

        await Ana.Person.UninstallsAsync(day.Group);
        await Ana.Person.UninstallsAsync();
        var calls = scene.Teams.Calls.Count;
        await ScorecardIsHeldAsync(quartersAhead: 3, "");
        await scene.Life.StopAsync();
        Assert.Equal(calls, scene.Teams.Calls.Count);
        Assert.Equal(["6"], scene.Life.Books.Read("""SELECT COUNT(*) || '' FROM "Referrals" """)); // nothing is deleted yet
    }

    private Task ScorecardIsHeldAsync(int quartersAhead, string says) =>
        scene.Life.RunsAsync("quarterly-scorecard", Days.ScorecardDue(quartersAhead: quartersAhead), says);
}
