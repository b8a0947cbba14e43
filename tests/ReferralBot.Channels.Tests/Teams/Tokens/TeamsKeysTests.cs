using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>When the keys are fetched, how often, and from where.</summary>
public sealed class TeamsKeysTests
{
    [Fact]
    public async Task A_new_key_is_found_when_it_is_first_used()
    {
        await using var door = new Doorkeeper();
        await door.CheckAsync();
        door.Server.Published.Add(KeyServer.Jwk("k-new", KeyServer.Key, new JsonArray("msteams")));

        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync(door.Forge.Header("kid", "k-new")));
        Assert.Equal(2, door.Server.Asked);
    }

    [Fact]
    public async Task A_flood_of_names_that_are_no_keys_asks_once_in_five_minutes()
    {
        await using var door = new Doorkeeper();
        await door.CheckAsync();

        await FloodAsync(door);
        Assert.Equal((2, 2), (door.Server.Asked, door.Server.KeysAsked));

        door.Clock.Advance(TimeSpan.FromSeconds(299));
        await FloodAsync(door);
        Assert.Equal((2, 2), (door.Server.Asked, door.Server.KeysAsked));

        door.Clock.Advance(TimeSpan.FromSeconds(1));
        await FloodAsync(door);
        Assert.Equal((3, 3), (door.Server.Asked, door.Server.KeysAsked));
        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync());
    }

    [Fact]
    public async Task Many_who_come_first_wait_for_one_fetch()
    {
        await using var door = new Doorkeeper();

        var problems = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => door.CheckAsync()));

        Assert.All(problems, problem => Assert.Equal(TeamsTokenProblem.None, problem));
        Assert.Equal((1, 1), (door.Server.Asked, door.Server.KeysAsked));
    }

    [Fact]
    public async Task The_keys_are_fetched_anew_once_a_day_and_a_key_that_is_gone_signs_no_more()
    {
        await using var door = new Doorkeeper();
        await door.CheckAsync();
        door.Server.Published.RemoveAt(0); // k1

        door.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync(door.Forge.Claim("x", 1)));
        Assert.Equal(1, door.Server.Asked);

        door.Clock.Advance(TimeSpan.FromSeconds(1));
        await door.CheckAsync();
        await door.After.DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, door.Server.Asked);
        Assert.Equal(TeamsTokenProblem.UnknownKey, await door.CheckAsync(door.Forge.Claim("x", 2)));
    }

    public static TheoryData<string> Faults =>
        ["500", "redirect", "html", "no keys", "too long", "refused", "elsewhere"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Without_keys_nobody_is_let_in_and_the_log_says_what_to_mend(string fault)
    {
        await using var door = new Doorkeeper();
        Break(door.Server, fault);

        Assert.Equal(TeamsTokenProblem.NoKeys, await door.CheckAsync());
        Assert.Equal(TeamsTokenProblem.NoKeys, await door.CheckAsync());

        Assert.Equal(1, door.Server.Asked); // and it is not asked for each
        Assert.Contains(door.Log.All, line => line.Contains("Teams:OpenIdMetadataUrl", StringComparison.Ordinal));
        Assert.All(door.Server.Addresses, address => Assert.Equal("login.botframework.com", address.Host));

        Mend(door.Server);
        door.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync());
    }

    [Fact]
    public async Task A_host_that_never_answers_is_given_up()
    {
        await using var door = new Doorkeeper();
        var asked = new TaskCompletionSource();
        door.Server.Instead = async (_, ct) =>
        {
            asked.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(ct);
            throw new InvalidOperationException("It never answers.");
        };

        var check = door.CheckAsync();
        await asked.Task;
        door.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TeamsTokenProblem.NoKeys, await check);
    }

    [Fact]
    public async Task Keys_that_are_known_are_good_for_five_days_while_their_host_is_down()
    {
        await using var door = new Doorkeeper();
        await door.CheckAsync();
        Break(door.Server, "500");

        door.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync());
        await door.After.DrainAsync(TestContext.Current.CancellationToken);

        door.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(TeamsTokenProblem.NoKeys, await door.CheckAsync(door.Forge.Claim("x", 1)));
    }

    private static async Task FloodAsync(Doorkeeper door)
    {
        var flood = Enumerable.Range(0, 200).Select(at => door.CheckAsync(door.Forge.Header("kid", $"junk-{at}")));
        Assert.All(await Task.WhenAll(flood), problem => Assert.Equal(TeamsTokenProblem.UnknownKey, problem));
    }

    private static void Break(KeyServer server, string fault)
    {
        server.KeysAddress = fault == "elsewhere" ? "https://evil.example/keys" : server.KeysAddress;
        server.Instead = fault switch
        {
            "elsewhere" => null,
            "500" => (_, _) => Answer(HttpStatusCode.InternalServerError, ""),
            "redirect" => (_, _) => Answer(HttpStatusCode.Found, ""),
            "html" => (_, _) => Answer(HttpStatusCode.OK, "<html>Sign in to the network</html>"),
            "no keys" => (_, _) =>
                Answer(HttpStatusCode.OK, """{"keys":[],"jwks_uri":"https://login.botframework.com/k"}"""),
            "too long" => (_, _) => Answer(HttpStatusCode.OK, new string(' ', 1024 * 1024 + 1) + "{}"),
            "refused" => (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
        };
    }

    private static void Mend(KeyServer server) =>
        (server.Instead, server.KeysAddress) = (null, "https://login.botframework.com/v1/.well-known/keys");

    private static Task<HttpResponseMessage> Answer(HttpStatusCode status, string body) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
}
