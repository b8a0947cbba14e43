using System.Net;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackRemovalTests
{
    [Theory]
    [InlineData("uninstalled.event", "tokens-revoked.event")]
    [InlineData("tokens-revoked.event", "uninstalled.event")]
    [InlineData("uninstalled.event", "uninstalled.event")]
    public async Task An_installation_ends_whichever_event_says_so_first(string first, string second)
    {
        await using var host = await SlackHost.StartAsync();

        using var one = await host.PostAsync(first, SlackHost.Golden(first));
        using var two = await host.PostAsync(second, SlackHost.Golden(second));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [one.StatusCode, two.StatusCode]);
        Assert.Empty(host.Installations.Known);
        Assert.Equal(["T0MAPLE01", "T0MAPLE01"], host.Installations.Removals);
        Assert.Empty(host.Turns.All);
    }

    [Theory]
    [InlineData("uninstalled.event", "1796301000", 1_796_301_000)]
    [InlineData("tokens-revoked.event", "1796301000", 1_796_301_000)]
    [InlineData("uninstalled.event", "null", null)]
    [InlineData("uninstalled.event", "-1", null)]
    [InlineData("uninstalled.event", "1.5", null)]
    [InlineData("uninstalled.event", "99999999999999", null)]
    [InlineData("uninstalled.event", "\"soon\"", null)]
    public async Task When_it_happened_is_told_where_slack_says_it(string kind, string time, int? seconds)
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden(kind);
        payload["event_time"] = JsonNode.Parse(time);

        (await host.PostAsync(kind, payload)).Dispose();

        Assert.Single(host.Installations.Removals);
        DateTimeOffset? expected = seconds is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
        Assert.Equal(expected, host.Installations.EndedAt);
    }

    [Fact]
    public async Task An_installation_that_nobody_knows_is_no_error()
    {
        await using var host = await SlackHost.StartAsync();
        host.Installations.Known.Clear();

        using var response = await host.PostAsync("uninstalled.event", SlackHost.Golden("uninstalled.event"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(host.Log.All, line => line.Contains("known: False", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[\"U0BOT0001\"]", true)]
    [InlineData("[\"U0OTHER01\",\"U0BOT0001\"]", true)]
    [InlineData("[\"U0OTHER01\"]", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("\"U0BOT0001\"", false)]
    public async Task Only_the_bots_own_token_ends_it(string bots, bool ends)
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("tokens-revoked.event");
        payload["event"]!["tokens"]!["bot"] = JsonNode.Parse(bots);

        (await host.PostAsync("tokens-revoked.event", payload)).Dispose();

        Assert.Equal(ends, host.Installations.Removals.Count == 1);
    }

    [Theory]
    [InlineData("T0MAPLE01", null, "T0MAPLE01")]
    [InlineData("T0MAPLE01", "E0HEALTH1", "T0MAPLE01")]
    [InlineData(null, "E0HEALTH1", "E0HEALTH1")]
    public async Task A_removed_app_has_no_authorization_any_more(string? team, string? enterprise, string expected)
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("uninstalled.event");
        payload["authorizations"] = new JsonArray();
        (payload["team_id"], payload["enterprise_id"]) = (team, enterprise);

        (await host.PostAsync("uninstalled.event", payload)).Dispose();

        Assert.Equal([expected], host.Installations.Removals);
    }
}
