using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests.Slack;

/// <summary>What the bot posts by itself, the pages around the conversations, and what is left after a restart.</summary>
internal sealed class SlackEvening(SlackScene scene, SlackDay day)
{
    private SlackTyping Ana => day.Ana;

    private FakeChannel Team => day.Team;

    public async Task ChoosesAConversationThatTheBotIsNotInAsync()
    {
        await Ana.SaysAsync("/refbot setup scorecards:here", day.Leads, "Saved: settings of");
        await scene.RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "");

        var notice = await scene.PostsAsync(Ana.User.Id, "I couldn't post this for the team");
        Assert.Contains("Type /invite @", notice.Seen, StringComparison.Ordinal);
        Assert.Contains("Partner scorecard", notice.Seen, StringComparison.Ordinal); // and is not lost
        Assert.Empty(scene.Slack.MessagesIn(day.Leads.Id));

        await Ana.SaysAsync("/refbot setup scorecards:here", Team, "Saved: settings of");
    }

    public async Task AnswersTheCheckInAsync()
    {
        var due = Days.CheckInDue(monthsAhead: 8);
        await scene.RunsAsync("monthly-check-in", due, "Posted monthly-check-in");
        var message = await scene.PostsAsync(Team.Id, "Check-ins for");
        var form = await Ana.AskedByAsync(message, "Done", "Log a check-in");
        await Ana.Person.FillsAsync(form, ("How?", "Call"), ("Minutes", "25"));
        await Ana.SendsAsync();

        var edited = await scene.PostsAsync(Team.Id, "✓ done by Ana");
        Assert.Equal(message.Ts, edited.Ts); // in its place
        SlackTyping.Took(await day.Ben.Person.PressesAsync(edited, "Snooze 1 w"));
        Assert.Equal(message.Ts, (await scene.PostsAsync(Team.Id, "by Ben")).Ts);
        await scene.RunsAsync("monthly-check-in", due, "Already posted monthly-check-in");
    }

    public async Task GetsTheScorecardAsync()
    {
        // The one that could not be posted came to the owner. The next one is for everybody.
        await scene.RunsAsync("quarterly-scorecard", Days.ScorecardDue(quartersAhead: 2), "Posted quarterly-scorecard");
        await scene.PostsAsync(Team.Id, "Northside Family Medicine");
    }

    public async Task LooksAtTheHomePageAsync()
    {
        SlackTyping.Took(await Ana.Person.OpensHomeAsync());
        var home = await Ana.HomeAsync("This quarter");
        SlackTyping.Took(await Ana.Person.PressesAsync(home, "Log a referral"));
        await FillsAsync("Northside", "Northside Family Medicine (P-1)", "focus", "“focus” (new)");
        await Ana.SendsAsync("Saved R-5");
        await Ana.HomeAsync("4 received");
    }

    public async Task UsesShortcutsAsync()
    {
        var written = Ana.Person.Posts("Northside Family Medicine called: somebody who sleeps badly", Team);
        SlackTyping.Took(await Ana.Person.UsesMessageShortcutAsync("referral.received.message", written));
        var form = await Ana.SeesAsync("Referral received");
        await Ana.Person.PicksAsync(form, "For which service?", "sleep", "sleep");
        await Ana.SendsAsync("Saved R-6: received from Northside Family Medicine (P-1)");

        SlackTyping.Took(await Ana.Person.UsesShortcutAsync("referral.received"));
        await FillsAsync("Oak", "Oak School (P-2)", "sleep", "sleep");
        await Ana.SendsAsync("Saved R-7");
    }

    public async Task StartsAgainAsync()
    {
        await Ana.SaysAsync("/referral received from:Oak for:reading", Team, "Saved R-8");
        var again = await Ana.Person.RepeatsAsync();
        await scene.StopAsync();
        await scene.StartAsync();
        var afterwards = await Ana.Person.RepeatsAsync(retry: 2);

        Assert.Contains("Saved R-8", again!.Body, StringComparison.Ordinal);
        Assert.Equal(again.Body, afterwards!.Body);
        Assert.Equal(["8"], scene.Books.Read("""SELECT COUNT(*) || '' FROM "Referrals" """));
    }

    public async Task FindsEverythingAgainAsync()
    {
        var list = await Ana.SaysAsync("/referral list", Team, "R-8");
        Assert.Contains("R-2", list.Seen, StringComparison.Ordinal);
        await Ana.SaysAsync("/partner show P-2", Team, "Oak School (P-2)");
        var message = await scene.PostsAsync(Team.Id, "✓ done by Ana");
        Assert.Equal(["Mine only"], message.Buttons); // both lines are answered
    }

    private async Task FillsAsync(string typed, string partner, string service, string offered)
    {
        var form = await Ana.SeesAsync("Referral received");
        await Ana.Person.PicksAsync(form, "Who sent this?", typed, partner);
        await Ana.Person.PicksAsync(form, "For which service?", service, offered);
    }
}
