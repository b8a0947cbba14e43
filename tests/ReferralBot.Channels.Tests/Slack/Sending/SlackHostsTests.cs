using System.Net;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>Where anything is sent at all, and where tokens are.</summary>
public sealed class SlackHostsTests
{
    private static readonly SlackHosts Real = new(new Uri(SlackOptions.PublishedApiBaseUrl));
    private static readonly SlackHosts Trial = new(new Uri("http://127.0.0.1:4000/api"));

    [Theory]
    [InlineData("https://slack.com/api/chat.postMessage", true)]
    [InlineData("http://slack.com/api/chat.postMessage", false)]
    [InlineData("https://slack.com:444/api/auth.test", false)]
    [InlineData("https://hooks.slack.com/api/auth.test", false)]
    [InlineData("https://slack.com.evil.example/api/auth.test", false)]
    [InlineData("https://evil.example/slack.com", false)]
    [InlineData("https://slack.com@evil.example/api/", false)]
    [InlineData("https://user@slack.com/api/", false)]
    [InlineData("http://127.0.0.1:4000/api/auth.test", false)]
    public void Tokens_go_to_the_Web_API_and_nowhere_else(string address, bool may) =>
        Assert.Equal(may, Real.TakesTokens(new Uri(address)));

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/x", true)]
    [InlineData("https://hooks.slack-gov.com/actions/T1/2/x", true)]
    [InlineData("http://hooks.slack.com/commands/T1/2/x", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://xhooks.slack.com/x", false)]
    [InlineData("https://slack.com/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("https://a:b@hooks.slack.com/x", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("http://127.0.0.1:4000/x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Answers_go_to_Slacks_own_hosts(string address, bool may) =>
        Assert.Equal(may, Real.TakesAnswers(new Uri(address)));

    [Theory]
    [InlineData("https://files.slack.com/upload/v1/abc", true)]
    [InlineData("https://files.slack.com.evil.example/upload", false)]
    [InlineData("http://files.slack.com/upload", false)]
    [InlineData("https://hooks.slack.com/upload", false)]
    public void Files_go_to_Slacks_own_hosts(string address, bool may) =>
        Assert.Equal(may, Real.TakesFiles(new Uri(address)));

    [Theory]
    [InlineData("http://127.0.0.1:4000/response/1", true)]
    [InlineData("http://127.0.0.1:4001/response/1", false)]
    [InlineData("http://localhost:4000/response/1", false)]
    [InlineData("https://127.0.0.1:4000/response/1", false)]
    public void Where_something_else_stands_for_Slack_it_is_taken_at_its_exact_address(string address, bool may)
    {
        Assert.Equal(may, Trial.TakesTokens(new Uri(address)));
        Assert.Equal(may, Trial.TakesAnswers(new Uri(address)));
        Assert.Equal(may, Trial.TakesFiles(new Uri(address)));
    }

    [Fact]
    public void A_method_lies_under_the_address_with_or_without_its_last_stroke() =>
        Assert.Equal("http://127.0.0.1:4000/api/auth.test", Trial.Of("auth.test").AbsoluteUri);

    [Theory]
    [InlineData("https://slack.com/api/auth.test", "Bearer xoxb-1")]
    [InlineData("https://evil.example/api/auth.test", null)]
    public async Task The_hand_that_gives_the_token_looks_at_the_address_itself(string address, string? expected)
    {
        var sent = new List<string?>();
        using var token = new SlackTokenHandler(Real) { InnerHandler = new Noting(sent) };
        using var invoker = new HttpMessageInvoker(token);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Options.Set(SlackTokenHandler.Token, "xoxb-1");

        if (expected is null)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                invoker.SendAsync(request, TestContext.Current.CancellationToken)
            );
            Assert.Empty(sent);
        }
        else
        {
            using var response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal([expected], sent);
        }
    }

    private sealed class Noting(List<string?> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            sent.Add(request.Headers.Authorization?.ToString());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
