using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>Where the bot's token may go, whoever names the address.</summary>
public sealed class TeamsHostsTests
{
    private static readonly TeamsHosts Published = new(new TeamsOptions { AppId = "app" });

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/10000000-0000-4000-8000-00000000c0de/")]
    [InlineData("https://SMBA.TrafficManager.NET/teams/")]
    [InlineData("https://smba.trafficmanager.net:443/teams/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams/")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams/")]
    public void The_Bot_Connector_is_trusted_at_the_names_that_Teams_publishes(string address) =>
        Assert.True(Published.IsTrusted(new Uri(address)));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://smba.trafficmanager.net./emea/")]
    [InlineData("https://evil.trafficmanager.net/emea/")]
    [InlineData("https://trafficmanager.net/emea/")]
    [InlineData("https://x.smba.trafficmanager.net/emea/")]
    [InlineData("https://xsmba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/emea/")]
    [InlineData("https://smba-trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.network/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea/")]
    [InlineData("https://smba.trafficmanager.net%2f@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/emea/")]
    [InlineData("https://user:password@smba.trafficmanager.net/emea/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example/?https://smba.trafficmanager.net/")]
    [InlineData("https://evil.example/#smba.trafficmanager.net")]
    [InlineData("https://smbа.trafficmanager.net/emea/")] // a Cyrillic a
    [InlineData("https://xn--smb-5cd.trafficmanager.net/emea/")]
    [InlineData("https://smba。trafficmanager。net.evil.example/")]
    [InlineData("https://smba.trafficmanager\u00ad.net.evil.example/")]
    [InlineData("ftp://smba.trafficmanager.net/emea/")]
    [InlineData("ws://smba.trafficmanager.net/emea/")]
    [InlineData("wss://smba.trafficmanager.net/emea/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://smba.trafficmanager.net/share")]
    [InlineData("data:text/plain,smba.trafficmanager.net")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://evil.botframework.com/")]
    [InlineData("https://botframework.cn/")]
    [InlineData("https://infra.gcc.teams.microsoft.com/")]
    [InlineData("https://169.254.169.254/metadata/identity")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:4000/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://2130706433/")]
    public void Nothing_that_looks_like_it_is(string address)
    {
        Assert.True(Uri.TryCreate(address, UriKind.Absolute, out var uri), address);
        Assert.False(Published.IsTrusted(uri));
    }

    [Fact]
    public void What_is_no_address_is_not() =>
        Assert.Equal(
            (false, false),
            (Published.IsTrusted(null), Published.IsTrusted(new Uri("/emea/", UriKind.Relative)))
        );

    [Theory]
    [InlineData("https://smba.example.org/x/", true)]
    [InlineData("http://smba.example.org/x/", false)]
    [InlineData("https://a.smba.example.org/x/", false)]
    [InlineData("http://127.0.0.1:4000/", false)]
    public void The_settings_add_hosts_by_their_exact_names_and_loopback_only_where_the_bot_is_on_it(
        string address,
        bool may
    )
    {
        var options = new TeamsOptions { AppId = "app", TrustedServiceHosts = { "smba.example.org", "127.0.0.1" } };

        Assert.Equal(may, new TeamsHosts(options).IsTrusted(new Uri(address)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:4000/", true)]
    [InlineData("https://127.0.0.1:9/", true)]
    [InlineData("http://localhost:4100/", true)]
    [InlineData("http://localhost:4101/", false)]
    [InlineData("http://[::1]:4000/", false)]
    [InlineData("http://127.0.0.2:4000/", false)]
    [InlineData("http://user@127.0.0.1:4000/", false)]
    [InlineData("http://127.0.0.1.evil.example:4000/", false)]
    public void On_loopback_a_named_host_does_without_https(string address, bool may)
    {
        var options = new TeamsOptions { AppId = "app", TrustedServiceHosts = { "127.0.0.1", "localhost:4100" } };
        options.TrustLoopback();

        Assert.Equal(may, new TeamsHosts(options).IsTrusted(new Uri(address)));
    }

    [Fact]
    public async Task The_hand_that_gives_the_token_looks_at_the_address_itself()
    {
        using var token = new TeamsTokenHandler(Published) { InnerHandler = new Answering() };
        using var invoker = new HttpMessageInvoker(token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://evil.trafficmanager.net/v3/conversations");
        request.Options.Set(TeamsTokenHandler.Token, "secret");

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            invoker.SendAsync(request, TestContext.Current.CancellationToken)
        );
        Assert.Null(request.Headers.Authorization);
    }

    [Fact]
    public async Task The_Bot_Connector_gets_the_token_and_no_other()
    {
        using var token = new TeamsTokenHandler(Published) { InnerHandler = new Answering() };
        using var invoker = new HttpMessageInvoker(token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://smba.trafficmanager.net/emea/v3");
        request.Headers.Authorization = new("Bearer", "another");
        request.Options.Set(TeamsTokenHandler.Token, "secret");

        using var answer = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("Bearer secret", request.Headers.Authorization.ToString());
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK));
    }
}
