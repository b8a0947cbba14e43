using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Tests.Teams.Turns;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>Teams' clocks: what is answered when the work takes longer, and what follows.</summary>
public sealed class TeamsDeskTests
{
    private const string Answer = "Logged at last";

    private static readonly Reply AtLast = Reply.Show(new Card(Answer));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("personal message", 10_000)]
    [InlineData("targeted message", 10_000)]
    [InlineData("card message", 10_000)]
    [InlineData("card action", 3_000)]
    [InlineData("form action", 3_000)]
    [InlineData("dialog opened", 3_000)]
    [InlineData("dialog sent", 3_000)]
    [InlineData("extension opened", 3_000)]
    [InlineData("extension sent", 3_000)]
    [InlineData("type-ahead", 1_500)]
    [InlineData("extension search", 1_500)]
    public async Task Teams_never_waits_longer_than_the_budget(string kind, int budget)
    {
        await using var host = await TeamsHost.StartAsync();
        var work = new SlowWork(host, new Reply.Nothing());

        var posted = host.PostAsync(host.Sent(Visit(kind)));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromMilliseconds(budget - 1));
        Assert.False(posted.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        work.Finish();
        await host.After.DrainAsync(Ct);
        Assert.Equal(kind is "type-ahead" or "extension search", work.WasStopped);
    }

    [Fact]
    public async Task A_slow_message_is_told_that_it_goes_on_and_its_answer_stands_below_that()
    {
        await using var host = await TeamsHost.StartAsync();
        var work = new SlowWork(host, AtLast);

        var posted = host.PostAsync(host.Sent(TeamsSamples.Personal("hush"), host.Chat));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        using var response = await posted;
        Assert.Equal((HttpStatusCode.OK, 0), (response.StatusCode, response.Content.Headers.ContentLength));
        await host.ComesAsync("Still working", host.Chat);
        work.Finish();
        await host.After.DrainAsync(Ct);

        var seen = host.Chat.SeenBy(host.Sam).Select(post => post.Seen).ToList();
        Assert.Equal(2, seen.Count);
        Assert.Contains(Answer, seen[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("card action")]
    [InlineData("dialog opened")]
    [InlineData("dialog sent")]
    public async Task A_slow_answer_is_announced_where_the_person_looks_and_follows_for_them_alone(string kind)
    {
        await using var host = await TeamsHost.StartAsync();
        var work = new SlowWork(host, AtLast);

        var posted = host.PostAsync(host.Sent(Visit(kind)));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        using var response = await posted;
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!.AsObject();
        Assert.Contains("Still working", Said(kind, body), StringComparison.Ordinal);
        work.Finish();
        await host.After.DrainAsync(Ct);

        Assert.Contains(Answer, Assert.Single(host.Group.SeenBy(host.Sam)).Seen, StringComparison.Ordinal);
        Assert.Empty(host.Group.SeenBy(host.Pat));
        Assert.Empty(host.Teams.Complaints);
    }

    [Theory]
    [InlineData("type-ahead")]
    [InlineData("extension search")]
    public async Task A_slow_search_finds_nothing_and_nothing_follows(string kind)
    {
        await using var host = await TeamsHost.StartAsync();
        var work = new SlowWork(host, AtLast);

        var posted = host.PostAsync(host.Sent(Visit(kind)));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(1.5));
        using var response = await posted;
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!;
        work.Finish();
        await host.After.DrainAsync(Ct);

        var found = kind == "type-ahead" ? body["value"]!["results"] : body["composeExtension"]!["attachments"];
        Assert.Empty(found?.AsArray() ?? []);
        Assert.Empty(host.Teams.Calls);
    }

    [Fact]
    public async Task Work_is_stopped_after_twenty_seconds_and_the_person_is_told()
    {
        await using var host = await TeamsHost.StartAsync();
        var work = new SlowWork(host, AtLast);

        var posted = host.PostAsync(host.Sent(TeamsSamples.Personal("hush"), host.Chat));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        (await posted).Dispose();
        await host.ComesAsync("Still working", host.Chat);
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        await host.ComesAsync("took too long", host.Chat);
        Assert.True(work.WasStopped);
    }

    // With commands and forms that there are.
    private static JsonObject Visit(string kind)
    {
        var sample = TeamsSamples.All[kind]();
        var form = new JsonObject { ["~form"] = "visit", ["note"] = "called at noon" };
        switch (kind)
        {
            case "form action":
                sample["value"]!["action"]!["data"] = form;
                break;
            case "card message":
                sample["value"] = form;
                break;
            case "dialog sent" or "extension sent":
                sample["value"]!["data"] = form;
                break;
            default:
                break;
        }

        if (sample["value"]?["commandId"] is not null && kind is not "extension search")
        {
            sample["value"]!["commandId"] = "visit";
        }

        return sample;
    }

    private static string Said(string kind, JsonObject body)
    {
        if (kind != "card action")
        {
            Assert.Equal("message", body["task"]!["type"]!.GetValue<string>());
            return body["task"]!["value"]!.GetValue<string>();
        }

        Assert.Equal(["statusCode", "type", "value"], body.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(200, body["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.activity.message", body["type"]!.GetValue<string>());
        return body["value"]!.GetValue<string>();
    }
}
