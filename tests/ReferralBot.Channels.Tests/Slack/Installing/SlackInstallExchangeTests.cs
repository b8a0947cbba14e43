using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>What is said of an install that somebody or Slack refused.</summary>
public sealed class SlackInstallExchangeTests : InstallingTests
{
    private const string Again = "href=\"/slack/install\"";

    private FakeUser _ana = null!;

    protected override Task ArrangeAsync()
    {
        _ana = Slack.AddWorkspace("T1", "Elm Street").AddUser("Ana", FakeStanding.Admin);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Who_says_no_reads_that_nothing_happened()
    {
        var (status, text) = await Browser.ReadsAsync(Slack.Denies(await Browser.BeginsAsync()));

        Assert.Equal(200, status);
        Assert.Contains("Nothing was installed", text, StringComparison.Ordinal);
        Assert.Contains(Again, text, StringComparison.Ordinal);
        Assert.Empty(Browser.Cookies);
        Assert.Empty(await InstalledAsync());
    }

    [Fact]
    public async Task What_Slack_refuses_is_said_without_its_words()
    {
        Slack.Faults.Next("oauth.v2.access", new FakeFault.Refused("bad_client_secret"));

        var (status, text) = await InstallsAsync(_ana);

        Assert.Equal(502, status);
        Assert.DoesNotContain("bad_client_secret", text, StringComparison.Ordinal);
        Assert.Empty(await InstalledAsync());
    }

    [Fact]
    public async Task A_Slack_that_is_ill_is_said_to_be()
    {
        Slack.Faults.Next("oauth.v2.access", new FakeFault.Status(503));

        Assert.Equal(503, (await InstallsAsync(_ana)).Status);
        Assert.Empty(await InstalledAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"token_type":"user","access_token":"xoxp-1","team":{"id":"T1"}}""")]
    [InlineData("""{"token_type":"bot","access_token":"xoxb-1","team":null}""")]
    [InlineData("""{"token_type":"bot","access_token":"xoxb-1","team":{"id":"T1"},"is_enterprise_install":true}""")]
    [InlineData("""{"token_type":"bot","access_token":5,"team":{"id":"T1"}}""")]
    [InlineData("""{"token_type":"bot","access_token":"a b","team":{"id":"T1"}}""")]
    public void A_grant_that_names_no_place_or_no_token_is_none(string answer) =>
        Assert.Null(SlackGrants.OfInstall(System.Text.Json.JsonElement.Parse(answer), DateTimeOffset.UnixEpoch));
}
