using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>Installing by OAuth: what is made, and what is asked for.</summary>
public sealed class SlackInstallTests : InstallingTests
{
    [Fact]
    public async Task An_install_opens_a_practice_that_whoever_installed_owns()
    {
        var ana = Slack.AddWorkspace("T1", "Elm Street").AddUser("Ana", FakeStanding.Admin, "America/Denver");

        var (status, text) = await InstallsAsync(ana);

        Assert.Equal(200, status);
        Assert.Contains("It is ready in Elm Street.", text, StringComparison.Ordinal);
        Assert.Contains(
            $"https://slack.com/app_redirect?app={Slack.AppId}&amp;team=T1",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal([("Elm Street", "T1", "Ana", ana.Id)], await InstalledAsync());
        await using var scope = Database.Services.CreateAsyncScope();
        var practice = await scope.ServiceProvider.GetRequiredService<AllPractices>().Query<Practice>().SingleAsync(Ct);
        Assert.Equal("America/Denver", practice.TimeZone);
    }

    [Fact]
    public async Task What_is_kept_speaks_there_and_knows_who_the_bot_is()
    {
        var workspace = Slack.AddWorkspace("T1", "Elm Street");
        await InstallsAsync(workspace.AddUser("Ana", FakeStanding.Admin));

        var kept = (await KeptAsync("T1"))!;
        Assert.Equal(
            (workspace.BotToken, workspace.BotUserId, workspace.Installation.BotId, Slack.AppId, "referralbot"),
            (kept.AccessToken, kept.BotUserId, kept.BotId, kept.AppId, kept.BotName)
        );
        Assert.DoesNotContain(workspace.BotToken, kept.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_is_asked_for_what_the_manifest_names_with_a_state_that_needs_no_escaping()
    {
        var page = await Browser.BeginsAsync();

        var asked = QueryHelpers.ParseQuery(page.Query);
        Assert.Equal(new Uri(Slack.ApiBaseUrl, "/oauth/v2/authorize").AbsolutePath, page.AbsolutePath);
        Assert.Equal(Slack.ClientId, asked["client_id"]);
        Assert.Equal(string.Join(',', SlackScopes.OfBot), asked["scope"]);
        Assert.Equal($"{Bot.Address}slack/oauth/callback", asked["redirect_uri"]);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", asked["state"].ToString());
        var cookie = Assert.Single(Browser.Set);
        Assert.True(cookie is { HttpOnly: true, Secure: true, SameSite: SameSiteMode.Lax });
        Assert.Equal(
            (TimeSpan.FromMinutes(10), "/", null),
            (cookie.MaxAge, cookie.Path.ToString(), cookie.Domain.Value)
        );
    }

    [Fact]
    public async Task Workspaces_have_practices_of_their_own()
    {
        await InstallsAsync(Slack.AddWorkspace("T1", "Elm Street").AddUser("Ana", FakeStanding.Admin));
        await InstallsAsync(Slack.AddWorkspace("T2", "Oak Lane").AddUser("Ben", FakeStanding.Admin));

        Assert.Equal(
            [("Elm Street", "T1", "Ana"), ("Oak Lane", "T2", "Ben")],
            (await InstalledAsync()).Select(row => (row.Practice, row.Installation, row.Owner))
        );
    }

    [Fact]
    public async Task Installing_again_by_somebody_else_keeps_the_practice_and_its_owner()
    {
        var workspace = Slack.AddWorkspace("T1", "Elm Street");
        await InstallsAsync(workspace.AddUser("Ana", FakeStanding.Admin));
        var ben = workspace.AddUser("Ben", FakeStanding.Admin);

        await InstallsAsync(ben);

        Assert.Equal([("Elm Street", "T1", "Ana", ben.Id)], await InstalledAsync());
        Assert.Equal(workspace.BotToken, (await KeptAsync("T1"))!.AccessToken);
    }

    [Fact]
    public async Task A_whole_organisation_is_one_installation_by_its_own_id()
    {
        Slack.AddOrganisation("E1", "Health Group");
        var ana = Slack.AddWorkspace("T1", "Elm Street", "E1").AddUser("Ana", FakeStanding.Admin);

        await InstallsAsync(ana);

        Assert.Equal([("Health Group", "E1", "Ana", ana.Id)], await InstalledAsync());
        Assert.Equal(("E1", null, true), Key((await KeptAsync("E1"))!));
    }

    [Fact]
    public async Task A_workspace_of_an_organisation_that_installs_for_itself_goes_by_its_own_id()
    {
        await InstallsAsync(Slack.AddWorkspace("T1", "Elm Street", "E1").AddUser("Ana", FakeStanding.Admin));

        Assert.Equal("T1", Assert.Single(await InstalledAsync()).Installation);
        Assert.Equal(("E1", "T1", false), Key((await KeptAsync("T1"))!));
    }

    [Fact]
    public async Task A_name_with_markup_is_shown_and_not_run()
    {
        var ana = Slack.AddWorkspace("T1", "<script>alert(1)</script> & Co").AddUser("Ana", FakeStanding.Admin);

        var (_, text) = await InstallsAsync(ana);

        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Slack_does_not_say_who_installed_they_own_it_all_the_same()
    {
        Slack.Faults.Next("users.info", new FakeFault.Refused("user_not_found"));
        var ana = Slack.AddWorkspace("T1", "Elm Street").AddUser("Ana", FakeStanding.Admin);

        await InstallsAsync(ana);

        Assert.Equal([("Elm Street", "T1", "Owner", ana.Id)], await InstalledAsync());
    }

    private static (string? Enterprise, string? Team, bool IsOrgWide) Key(SlackSecret secret) =>
        (secret.EnterpriseId, secret.TeamId, secret.IsOrgWide);
}
