using System.Net;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Hosting;

/// <summary>The bot behind a proxy: Slack comes in under the public name, and nothing else does.</summary>
public sealed class SlackHostTests : IDisposable
{
    private const string PublicName = "bot.example.com";

    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Slack_is_let_in_under_a_public_name_and_the_web_chat_is_not()
    {
        _folder
            .With("Slack__SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5")
            .With("Slack__BotToken", "xoxb-1")
            .With("Slack__ApiBaseUrl", "http://127.0.0.1:9/api/"); // nothing listens there
        await using var bot = await _folder.ServesAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, await Asks(bot, "/slack/commands", "ssl_check=1", PublicName));
        Assert.Equal(HttpStatusCode.Unauthorized, await Asks(bot, "/slack/commands", "command=/refbot", PublicName));
        Assert.Equal(HttpStatusCode.Forbidden, await Asks(bot, "/", body: null, PublicName));
        Assert.Equal(HttpStatusCode.Forbidden, await Asks(bot, "/web/turns", "{}", PublicName));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await Asks(bot, "/", body: null, host: null, forwardedFor: "203.0.113.9")
        );
        Assert.Equal(HttpStatusCode.OK, await Asks(bot, "/", body: null, host: null));
    }

    [Fact]
    public async Task Without_Slack_a_foreign_name_is_refused_and_Slacks_addresses_are_not_there()
    {
        await using var bot = await _folder.ServesAsync(Ct);

        Assert.Equal(HttpStatusCode.BadRequest, await Asks(bot, "/slack/commands", "ssl_check=1", PublicName));
        Assert.Equal(HttpStatusCode.NotFound, await Asks(bot, "/slack/commands", "ssl_check=1", host: null));
    }

    [Fact]
    public async Task With_the_socket_alone_nobody_comes_in_by_HTTP()
    {
        _folder
            .With("Slack__AppToken", "xapp-1")
            .With("Slack__BotToken", "xoxb-1")
            .With("Slack__ApiBaseUrl", "http://127.0.0.1:9/api/"); // nothing listens there
        await using var bot = await _folder.ServesAsync(Ct);

        Assert.Equal(HttpStatusCode.BadRequest, await Asks(bot, "/slack/commands", "ssl_check=1", PublicName));
        Assert.Equal(HttpStatusCode.NotFound, await Asks(bot, "/slack/commands", "ssl_check=1", host: null));
    }

    private static async Task<HttpStatusCode> Asks(
        BotServer bot,
        string path,
        string? body,
        string? host,
        string? forwardedFor = null
    )
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Headers.Host = host;
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        request.Content = body is null
            ? null
            : new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await bot.Http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
