using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Testing.Hosts;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Tests.Hosting;

/// <summary>The host before Teams: what it does before anybody comes, and what a watchdog is told.</summary>
public sealed class TeamsHostTests : IDisposable
{
    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_keys_are_fetched_before_the_first_person_comes()
    {
        await using var teams = await FakeTeams.StartAsync();
        await using var bot = await ServesAsync(teams);
        Assert.Equal((1, 1), (teams.Issuer.MetadataCalls, teams.Issuer.KeyCalls));

        var (status, report) = await ReadyAsync(bot);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ok", report["teams_keys"]!.GetValue<string>());
        Assert.Equal("connecting", report["teams_token"]!.GetValue<string>()); // nobody had to be answered yet
        Assert.Empty(teams.Calls);
        await bot.StopAsync(Ct);
        Assert.DoesNotContain(bot.Lines, line => line.Contains("My first turns failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_keys_the_bot_is_not_ready()
    {
        await using var teams = await FakeTeams.StartAsync();
        teams.Faults.Next("metadata", new FakeFault.Status(500));
        await using var bot = await ServesAsync(teams);

        var (status, report) = await ReadyAsync(bot);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("down", report["teams_keys"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_Teams_nothing_is_said_of_it()
    {
        _folder.With("ASPNETCORE_ENVIRONMENT", "Production").With("WebChat__Enabled", "true");
        await using var bot = await _folder.ServesAsync(Ct);

        var (status, report) = await ReadyAsync(bot);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(report, field => field.Key.StartsWith("teams", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_that_takes_the_playground_does_not_start_where_others_could_reach_it()
    {
        var run = await _folder
            .With("ASPNETCORE_URLS", "http://0.0.0.0:0")
            .With("Teams__Playground", "true")
            .RunsAsync(Ct);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Teams:Playground", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is running", run.Output, StringComparison.Ordinal);
    }

    private Task<BotServer> ServesAsync(FakeTeams teams) =>
        _folder
            .With("Teams__AppId", teams.Bot.AppId)
            .With("Teams__TenantId", teams.Bot.TenantId)
            .With("Teams__ClientSecret", teams.Bot.ClientSecret!)
            .With("Teams__OpenIdMetadataUrl", teams.OpenIdMetadataUrl.AbsoluteUri)
            .With("Teams__Authority", teams.Authority.AbsoluteUri)
            .With("Teams__TrustedServiceHosts__0", "127.0.0.1")
            .ServesAsync(Ct);

    private static async Task<(HttpStatusCode Status, JsonObject Report)> ReadyAsync(BotServer bot)
    {
        using var response = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        var body = await response.Content.ReadAsStringAsync(Ct);
        return (response.StatusCode, JsonNode.Parse(body)!.AsObject());
    }
}
