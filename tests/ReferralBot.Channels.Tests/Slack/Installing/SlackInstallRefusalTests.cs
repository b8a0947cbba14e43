using Microsoft.AspNetCore.WebUtilities;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>An install that did not come from this browser, or not in time, or twice, installs nothing.</summary>
public sealed class SlackInstallRefusalTests : InstallingTests
{
    private const string Again = "href=\"/slack/install\"";

    private FakeUser _ana = null!;

    protected override Task ArrangeAsync()
    {
        _ana = Slack.AddWorkspace("T1", "Elm Street").AddUser("Ana", FakeStanding.Admin);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_browser_that_lost_its_cookie_starts_again()
    {
        var back = Slack.Approves(await Browser.BeginsAsync(), _ana);
        Browser.Cookies.Clear();

        await IsOutdatedAsync(back);
    }

    [Fact]
    public async Task Another_browsers_install_does_not_end_here()
    {
        using var stranger = new InstallBrowser(Bot.Address);
        var back = Slack.Approves(await stranger.BeginsAsync(), _ana);
        await Browser.BeginsAsync();

        await IsOutdatedAsync(back);
    }

    [Fact]
    public async Task A_state_works_once_even_for_who_kept_the_cookie()
    {
        var page = await Browser.BeginsAsync();
        var kept = Browser.Cookies.Single();
        var first = Slack.Approves(page, _ana);
        Assert.Equal(200, (await Browser.ReadsAsync(first)).Status);
        Assert.Empty(Browser.Cookies);

        Browser.Cookies[kept.Key] = kept.Value;
        var (status, _) = await Browser.ReadsAsync(Slack.Approves(page, _ana));

        Assert.Equal(400, status);
        Assert.Single(Slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_late()
    {
        var page = await Browser.BeginsAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(10));

        await IsOutdatedAsync(Slack.Approves(page, _ana));
    }

    [Fact]
    public async Task Before_that_it_is_not_even_after_a_restart()
    {
        var page = await Browser.BeginsAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await using var restarted = await StartAsync();
        var back = new UriBuilder(Slack.Approves(page, _ana)) { Port = restarted.Address.Port }.Uri;

        Assert.Equal(200, (await Browser.ReadsAsync(back)).Status);
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("=====")]
    [InlineData("\u00e9")]
    public async Task A_state_that_was_made_up_installs_nothing(string state)
    {
        var back = Slack.Approves(await Browser.BeginsAsync(), _ana);
        var code = QueryHelpers.ParseQuery(back.Query)["code"].ToString();

        await IsOutdatedAsync(Callback(("code", code), ("state", state)));
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_installs_nothing()
    {
        var back = Slack.Approves(await Browser.BeginsAsync(), _ana);
        Browser.Cookies[Browser.Cookies.Single().Key] = "CfDJ8-made-up";

        await IsOutdatedAsync(back);
    }

    [Fact]
    public async Task An_install_that_began_at_Slack_begins_here_again()
    {
        var code = QueryHelpers.ParseQuery(Slack.Approves(await Browser.BeginsAsync(), _ana).Query)["code"].ToString();

        using var answer = await Browser.OpensAsync(Callback(("code", code)));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/slack/install", answer.Headers.Location!.OriginalString);
        Assert.Empty(Slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task Without_a_code_nothing_is_exchanged()
    {
        var state = QueryHelpers.ParseQuery((await Browser.BeginsAsync()).Query)["state"].ToString();

        await IsOutdatedAsync(Callback(("state", state)));
    }

    private static Uri Callback(params (string Name, string Value)[] query) =>
        new(
            QueryHelpers.AddQueryString(
                "/slack/oauth/callback",
                query.ToDictionary(pair => pair.Name, pair => (string?)pair.Value)
            ),
            UriKind.Relative
        );

    private async Task IsOutdatedAsync(Uri back)
    {
        var (status, text) = await Browser.ReadsAsync(back);
        Assert.Equal(400, status);
        Assert.Contains(Again, text, StringComparison.Ordinal);
        Assert.Empty(Slack.CallsOf("oauth.v2.access"));
        Assert.Empty(await InstalledAsync());
    }
}
