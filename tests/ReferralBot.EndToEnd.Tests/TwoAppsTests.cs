using System.Text.RegularExpressions;
using ReferralBot.EndToEnd.Tests.Slack;
using ReferralBot.EndToEnd.Tests.Teams;
using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>One practice in Slack and in Teams: one set of data, seen and changed from both sides.</summary>
public sealed partial class TwoAppsTests
{
    [Fact]
    public async Task A_practice_links_its_two_apps_and_both_see_and_change_one_set_of_data()
    {
        await using var life = new BotLife();
        await using var teams = await TeamsScene.OpenAsync(life);
        await using var slack = await SlackScene.OpenAsync(SlackWay.Http, life);
        var there = new SlackTenant(slack, slack.AddOwnWorkspace("Maple Street"), "Quillfeather");
        var tenant = teams.Teams.AddTenant("Maple Street");
        var zoe = teams.Person(tenant.AddMember("Zoe"));
        var team = tenant.AddTeam("Front desk", zoe.Member).General;
        await slack.StartAsync();
        await teams.ConnectAsync();

        await there.BeginsAsync();
        await LinksAsync(there, zoe, team);

        await zoe.SaysAsync("/partner list", zoe.Chat, "Quillfeather");
        await zoe.SaysAsync(
            "/referral received from:Quillfeather for:focus",
            team,
            "Saved R-2: received from Quillfeather"
        );
        await slack.PostsAsync(there.Team.Id, "R-2"); // news go where they went
        await zoe.SaysAsync("/partner add Brambleshaw category:medical", team, "Added Brambleshaw as P-2");
        await there.Owner.SaysAsync("/partner list", there.Team, "Brambleshaw");
        await there.Owner.SaysAsync("/referral list", there.Team, "R-2");
        await MovesScorecardsAsync(teams, slack, there, zoe, team);

        Assert.Equal(["2"], life.Books.Read("""SELECT COUNT(*) || '' FROM "Referrals" GROUP BY "PracticeId" """));
        Assert.Empty(teams.Teams.Complaints);
        Assert.Empty(slack.Slack.Complaints);
    }

    private static async Task LinksAsync(SlackTenant there, TeamsTyping zoe, FakeChat team)
    {
        await zoe.Person.InstallsAsync();
        await zoe.HearsAsync("Hello, I'm ReferralBot");
        await zoe.Person.InstallsAsync(team);
        var offer = await there.Owner.SaysAsync("/refbot link", there.Team, "Link another app");
        var line = Code().Match(offer.Seen).Value;
        Assert.NotEmpty(line);
        var linked = await zoe.SaysAsync(line, zoe.Chat, "Linked to");
        TeamsTyping.Took(await zoe.Person.PressesAsync(linked, "No, somebody else"));
        await zoe.SaysAsync(line, zoe.Chat, "That code was made here"); // a code works once
    }

    // What is posted unasked goes to Slack until an owner moves it to Teams, and then only there.
    private static async Task MovesScorecardsAsync(
        TeamsScene teams,
        SlackScene slack,
        SlackTenant there,
        TeamsTyping zoe,
        FakeChat team
    )
    {
        await zoe.SaysAsync("/refbot setup scorecards:here", team, "Saved: settings of");
        var before = slack.Slack.MessagesIn(there.Team.Id).Count;
        await slack.RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "Posted quarterly-scorecard");
        var card = await teams.PostsAsync(team, "Partner scorecard");
        Assert.Contains("Quillfeather", card.Seen, StringComparison.Ordinal);
        Assert.Equal(before, slack.Slack.MessagesIn(there.Team.Id).Count);
    }

    [GeneratedRegex("/refbot link [A-Z0-9-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
