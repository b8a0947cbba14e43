using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Tests.Teams.Turns;
using ReferralBot.Chat;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

public sealed partial class TeamsReceiverTests
{
    private static readonly FakeKey Unpublished = FakeKey.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static IReadOnlyDictionary<string, Func<TeamsHost, string[]>> Refused { get; } =
        new Dictionary<string, Func<TeamsHost, string[]>>(StringComparer.Ordinal)
        {
            ["none"] = _ => [],
            ["empty"] = _ => [""],
            ["two"] = host => [host.Bearer(), host.Bearer()],
            ["another scheme"] = _ => ["Basic c2FtOnNlY3JldA=="],
            ["no token"] = _ => ["Bearer junk"],
            ["another key"] = host => [host.Bearer(token => token.Key = Unpublished)],
            ["another issuer"] = host => [host.Bearer(token => token.Claims["iss"] = "https://evil.example")],
            ["another bot's"] = host => [host.Bearer(token => token.Claims["aud"] = Guid.Empty.ToString())],
            ["unsigned"] = host => [host.Bearer(token => token.Header["alg"] = "none")],
            ["ended"] = host => [host.Bearer(token => token.Claims["exp"] = 1)],
            ["no service url"] = host => [host.Bearer(token => token.Claims.Remove("serviceurl"))],
        };

    public static TheoryData<string> Names => [.. Refused.Keys];

    [Fact]
    public async Task What_somebody_typed_is_taken_and_becomes_one_turn()
    {
        await using var host = await TeamsHost.StartAsync();

        using var response = await host.PostAsync(host.Sent(TeamsSamples.Personal("hush"), host.Chat));

        Assert.Equal((HttpStatusCode.OK, 0), (response.StatusCode, response.Content.Headers.ContentLength));
        var turn = Assert.Single(host.Turns.All);
        Assert.Equal(new UserRef("teams", host.Tenant.Id, host.Sam.AadObjectId), turn.User);
        Assert.Equal("hush", Assert.IsType<TurnInput.Command>(turn.Input).Line);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_proves_nothing_hears_nothing_and_does_nothing(string name)
    {
        await using var host = await TeamsHost.StartAsync();
        var activity = host.Sent(TeamsSamples.Personal("canary-4711"), host.Chat);

        using var response = await host.PostAsync(activity, Refused[name](host));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Ct));
        Assert.Empty(host.Turns.All);
        Assert.Contains(host.Log.All, line => line.Contains("Refused a request", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "HTTP/1.1 401 Unauthorized")]
    [InlineData(true, "HTTP/1.1 100 Continue")] // the server says so when somebody begins to read
    public async Task Not_a_byte_is_read_of_what_comes_without_a_proof(bool isProven, string answer)
    {
        await using var host = await TeamsHost.StartAsync();
        await using var line = await SlowLine.OpenAsync(host, 500_000, isProven ? host.Bearer() : "Bearer junk");

        Assert.Equal(answer, await line.ReadsAsync());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    public async Task Nothing_else_can_be_done_there(string method)
    {
        await using var host = await TeamsHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), TeamsHost.Path);

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData(TeamsReceiver.MaxBody, true, HttpStatusCode.OK)]
    [InlineData(TeamsReceiver.MaxBody, false, HttpStatusCode.OK)]
    [InlineData(TeamsReceiver.MaxBody + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(TeamsReceiver.MaxBody + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task An_activity_has_a_largest_size_with_and_without_a_length(
        int size,
        bool announced,
        HttpStatusCode expected
    )
    {
        await using var host = await TeamsHost.StartAsync();
        var activity = host.Sent(TeamsSamples.Personal("hush"), host.Chat);
        activity["type"] = "unheardOf";
        activity["x"] = "";
        activity["x"] = new string('x', size - activity.ToJsonString().Length);
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        using var request = TeamsHost.Request(body, host.Bearer());
        request.Headers.TransferEncodingChunked = !announced;

        using var response = await host.SendAsync(request);

        Assert.Equal(size, body.Length);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Who_goes_on_without_an_end_hears_that_it_is_too_large()
    {
        await using var host = await TeamsHost.StartAsync();
        await using var line = await SlowLine.OpenAsync(host, length: null, host.Bearer());
        Assert.Equal("HTTP/1.1 100 Continue", await line.ReadsAsync());
        Assert.Equal("", await line.ReadsAsync());

        var sending = line.SendChunksAsync(4 * TeamsReceiver.MaxBody);

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await line.ReadsAsync());
        await sending;
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("unheardOf")]
    [InlineData("")]
    public async Task An_activity_of_no_use_is_taken_and_left_alone(string type)
    {
        await using var host = await TeamsHost.StartAsync();
        var activity = host.Sent(TeamsSamples.Personal("hush"), host.Chat);
        activity["type"] = type;

        Assert.Equal((HttpStatusCode.OK, 0), await StatusAsync(host, activity));
    }

    [Theory]
    [InlineData("unheard/of", HttpStatusCode.NotImplemented)]
    [InlineData("signin/verifyState", HttpStatusCode.NotImplemented)]
    [InlineData("message/submitAction", HttpStatusCode.OK)]
    public async Task An_invoke_of_no_use_is_said_to_be_none(string name, HttpStatusCode expected)
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.Equal((expected, 0), await StatusAsync(host, host.Sent(TeamsSamples.Invoke(name, []))));
    }

    private static async Task<(HttpStatusCode Status, int Turns)> StatusAsync(TeamsHost host, JsonObject activity)
    {
        using var response = await host.PostAsync(activity);
        return (response.StatusCode, host.Turns.All.Count);
    }
}
