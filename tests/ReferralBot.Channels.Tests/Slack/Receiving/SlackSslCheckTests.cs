using System.Net;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackSslCheckTests
{
    private const string FormType = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("ssl_check=1")]
    [InlineData("ssl_check=1&token=verify")]
    [InlineData("token=verify&ssl_check=%31")]
    [InlineData("ssl_check=1&command=%2Fhush&team_id=T1&user_id=U1&trigger_id=1.2.3")]
    [InlineData("ssl_check=1&payload=%7B%22type%22%3A%22shortcut%22%7D")]
    public async Task A_look_at_the_certificate_gets_a_sign_of_life_and_nothing_else(string body)
    {
        await using var host = await SlackHost.StartAsync();

        using var unsigned = await host.SendAsync(Unsigned(body, FormType));
        using var signed = await host.PostAsync(SlackHost.Content(body, FormType));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [unsigned.StatusCode, signed.StatusCode]);
        Assert.Equal(0, unsigned.Content.Headers.ContentLength);
        Assert.Empty(host.Turns.All);
    }

    [Theory]
    [InlineData("ssl_check=01&command=%2Fhush", FormType)]
    [InlineData("ssl_check=1+&command=%2Fhush", FormType)]
    [InlineData("ssl_check=true", FormType)]
    [InlineData("ssl_check=", FormType)]
    [InlineData("ssl_check", FormType)]
    [InlineData("SSL_CHECK=1", FormType)]
    [InlineData("ssl_check[]=1", FormType)]
    [InlineData("ssl_check=1&ssl_check=1", FormType)]
    [InlineData("ssl_check=0&ssl_check=1&command=%2Fhush", FormType)]
    [InlineData("xssl_check=1", FormType)]
    [InlineData("{\"ssl_check\":1}", "application/json")]
    [InlineData("{\"ssl_check\":\"1\"}", "application/json")]
    [InlineData("ssl_check=1", "application/json")]
    [InlineData("ssl_check=1", "text/plain")]
    [InlineData("command=%2Fhush&text=ssl_check%3D1", FormType)]
    public async Task Anything_else_must_be_signed(string body, string type)
    {
        await using var host = await SlackHost.StartAsync();

        using var response = await host.SendAsync(Unsigned(body, type));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(host.Turns.All);
    }

    [Fact]
    public async Task Whoever_signs_a_look_at_the_certificate_must_sign_it_right()
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Unsigned("ssl_check=1", FormType);
        request.Headers.Add(SlackSignature.SignatureHeader, "v0=" + new string('0', 64));

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static HttpRequestMessage Unsigned(string body, string type) =>
        new(HttpMethod.Post, "/slack/commands") { Content = SlackHost.Content(body, type) };
}
