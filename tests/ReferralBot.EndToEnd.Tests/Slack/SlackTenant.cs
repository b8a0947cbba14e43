using System.Net;
using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests.Slack;

/// <summary>A practice that installs the bot in its workspace or organisation, and a partner that only it has.</summary>
internal sealed class SlackTenant
{
    private readonly SlackScene _scene;

    public SlackTenant(SlackScene scene, FakeWorkspace workspace, string partner)
    {
        _scene = scene;
        Workspace = workspace;
        Partner = partner;
        Owner = scene.Person(workspace.AddUser("Ana", FakeStanding.Owner));
        Team = workspace.AddChannel("referrals").With(Owner.User).WithBot();
    }

    public FakeWorkspace Workspace { get; }

    /// <summary>A name that nobody else has.</summary>
    public string Partner { get; }

    public SlackTyping Owner { get; }

    public FakeChannel Team { get; }

    /// <summary>Everything that this practice's people see.</summary>
    public string Seen =>
        string.Join(
            '\n',
            [
                .. _scene.Slack.EphemeralsFor(Owner.User).Select(message => message.Seen + message.Text),
                .. _scene.Slack.MessagesIn(Team.Id).Select(message => message.Seen + message.Text),
                .. _scene.Slack.MessagesIn(Owner.User.Id).Select(message => message.Seen + message.Text),
                Owner.Person.Home?.Seen ?? "",
            ]
        );

    public async Task InstallsAsync()
    {
        using var installer = new SlackInstaller(_scene.Slack, Owner.User);
        var consent = Workspace.Installation.IsOrgWide ? FakeConsent.ApprovesForOrganisation : FakeConsent.Approves;
        var page = await installer.GoesAsync(new Uri(_scene.Bot.Address, "/slack/install"), consent);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    /// <summary>The first partner, the first referral, and where news go.</summary>
    public async Task BeginsAsync()
    {
        await Owner.SaysAsync("/refbot setup referrals:here", Team, "Saved: settings of");
        await Owner.SaysAsync($"/partner add {Partner} category:medical", Team, $"Added {Partner} as P-1");
        await LogsAsync(first: 1, count: 1);
        await _scene.PostsAsync(Team.Id, "R-1");
        SlackTyping.Took(await Owner.Person.OpensHomeAsync());
        await Owner.HomeAsync("1 received");
    }

    /// <summary>Logs so many referrals, which get the numbers that follow.</summary>
    public async Task LogsAsync(int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            await Owner.SaysAsync(
                $"/referral received from:{Partner} for:sleep",
                Team,
                $"Saved R-{number}: received from {Partner} (P-1)"
            );
        }
    }
}
