using System.Globalization;
using System.Net;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackReceiverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactions")]
    [InlineData("/slack/options")]
    [InlineData("/slack/events")]
    public async Task Each_address_takes_every_kind(string path)
    {
        await using var host = await SlackHost.StartAsync();

        foreach (
            var kind in (string[])
                ["command.slash", "press-in-message.blockaction", "search.suggestion", "home-opened.event"]
        )
        {
            using var response = await host.PostAsync(SlackHost.Body(kind, SlackHost.Golden(kind)), path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(
            [
                typeof(TurnInput.Command),
                typeof(TurnInput.Press),
                typeof(TurnInput.Search),
                typeof(TurnInput.HomeOpened),
            ],
            host.Turns.All.Select(turn => turn.Input.GetType())
        );
    }

    [Fact]
    public async Task Nothing_is_served_without_a_signing_secret()
    {
        await using var host = await SlackHost.StartAsync(new SlackOptions { BotToken = "xoxb-1" });

        using var response = await host.PostAsync("command.slash", SlackHost.Golden("command.slash"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_challenge_is_given_back_byte_by_byte()
    {
        await using var host = await SlackHost.StartAsync();
        var golden = SlackHost.Golden("url-verification.event");

        using var response = await host.PostAsync("url-verification.event", golden);

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"{{\"challenge\":\"{golden["challenge"]}\"}}", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_challenge_that_is_not_signed_is_not_given_back()
    {
        await using var host = await SlackHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events")
        {
            Content = SlackHost.Body("url-verification.event", SlackHost.Golden("url-verification.event")),
        };

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Nothing_to_say_is_an_empty_answer()
    {
        await using var host = await SlackHost.StartAsync();

        using var response = await host.PostAsync("closed.viewclosed", SlackHost.Golden("closed.viewclosed"));

        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.Null(response.Content.Headers.ContentType);
    }

    [Theory]
    [InlineData(SlackReceiver.MaxBody, true, HttpStatusCode.OK)]
    [InlineData(SlackReceiver.MaxBody, false, HttpStatusCode.OK)]
    [InlineData(SlackReceiver.MaxBody + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(SlackReceiver.MaxBody + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(1024 * 1024, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_largest_size_with_and_without_a_length(
        int size,
        bool announced,
        HttpStatusCode expected
    )
    {
        await using var host = await SlackHost.StartAsync();
        const string start = "{\"type\":\"unheard_of\",\"x\":\"";
        var content = SlackHost.Json(start + new string('x', size - start.Length - 2) + "\"}");
        var body = await content.ReadAsByteArrayAsync(Ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = content };
        request.Headers.TransferEncodingChunked = !announced;
        var stamp = host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(SlackSignature.TimestampHeader, stamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackHost.Sign(SlackHost.Secret, stamp, body));

        using var response = await host.SendAsync(request);

        Assert.Equal(size, body.Length);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task What_people_typed_is_not_in_the_log()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("command.slash");
        payload["text"] = "canary-4711";

        (await host.PostAsync("command.slash", payload)).Dispose();
        (
            await host.SendAsync(
                new HttpRequestMessage(HttpMethod.Post, "/slack/commands")
                {
                    Content = SlackHost.Body("command.slash", payload),
                }
            )
        ).Dispose();

        Assert.NotEmpty(host.Log.All);
        Assert.DoesNotContain(host.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }
}
