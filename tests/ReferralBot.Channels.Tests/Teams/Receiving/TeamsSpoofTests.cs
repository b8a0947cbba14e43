using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Tests.Teams.Turns;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>A sound token proves an activity of its own address and channel, and no other; nothing goes where it does not lead.</summary>
public sealed class TeamsSpoofTests
{
    private const string Evil = "https://evil.trafficmanager.net/emea/";

    public static IReadOnlyDictionary<string, Action<JsonObject>> Changes { get; } =
        new Dictionary<string, Action<JsonObject>>(StringComparer.Ordinal)
        {
            ["another address"] = activity => activity["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
            ["a foreign address"] = activity => activity["serviceUrl"] = Evil,
            ["an address below it"] = activity => activity["serviceUrl"] = $"{activity["serviceUrl"]}x/",
            ["no address"] = activity => activity.Remove("serviceUrl"),
            ["an empty address"] = activity => activity["serviceUrl"] = "",
            ["an address that is a number"] = activity => activity["serviceUrl"] = 1,
            ["another channel"] = activity => activity["channelId"] = "slack",
            ["an endorsed channel that is not Teams"] = activity => activity["channelId"] = "webchat",
            ["Teams in capitals"] = activity => activity["channelId"] = "MSTEAMS",
            ["no channel"] = activity => activity.Remove("channelId"),
            ["a list of channels"] = activity => activity["channelId"] = new JsonArray("msteams"),
        };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_activity_that_does_not_belong_to_its_token_is_refused(string change)
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Changes[change], host.Bearer()));
        Assert.Empty(host.Turns.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nor_is_it_let_in_with_a_token_that_was_seen_before(string change)
    {
        await using var host = await TeamsHost.StartAsync();
        var bearer = host.Bearer();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, _ => { }, bearer));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, Changes[change], bearer));

        Assert.Single(host.Turns.All);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, activity => activity["id"] = "2", bearer));
        Assert.Equal(1, host.Teams.Issuer.MetadataCalls);
    }

    [Theory]
    [InlineData(Evil)]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://sam@smba.trafficmanager.net/emea/")]
    [InlineData("http://localhost:1/emea/")]
    [InlineData("/emea/")]
    public async Task A_host_that_nobody_trusts_is_refused_though_the_token_names_it_too(string address)
    {
        await using var host = await TeamsHost.StartAsync();
        var bearer = host.Bearer(token => token.Claims["serviceurl"] = address);

        var status = await PostAsync(host, activity => activity["serviceUrl"] = address, bearer);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Empty(host.Turns.All);
        Assert.Equal(0, host.Teams.Entra.Calls);
    }

    private static async Task<HttpStatusCode> PostAsync(TeamsHost host, Action<JsonObject> change, string bearer)
    {
        var activity = host.Sent(TeamsSamples.Personal("hush"), host.Chat);
        change(activity);
        using var response = await host.PostAsync(activity, bearer);
        return response.StatusCode;
    }
}
