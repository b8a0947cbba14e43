using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ReferralBot.Channels.WebChat;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatAuthenticationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.10")]
    public async Task A_foreign_name_is_refused_on_every_path(string name)
    {
        await using var host = await WebChatHost.StartAsync();
        foreach (var path in new[] { "/", "/web/events", "/web/assets/x/app.js" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path)
            {
                Headers = { Host = $"{name}:{host.Address.Port}" },
            };
            using var response = await host.SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.NotEmpty(await SentenceAsync(response));
        }
    }

    [Fact]
    public async Task A_request_through_a_proxy_is_refused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/")
        {
            Headers = { { "X-Forwarded-For", "203.0.113.9" } },
        };

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData(WebChatAuthentication.PageHeader, null)]
    public async Task A_turn_from_another_page_is_refused_and_not_done(string header, string? value)
    {
        await using var host = await WebChatHost.StartAsync();
        var request = host.Post(JsonContent.Create(new { kind = "command", line = "/hush" }));
        request.Headers.Remove(header);
        if (value is not null)
        {
            request.Headers.Add(header, value);
        }

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Seen.All);
    }

    [Fact]
    public async Task A_turn_that_does_not_say_where_it_comes_from_is_refused()
    {
        await using var host = await WebChatHost.StartAsync();
        var request = host.Post(JsonContent.Create(new { kind = "command", line = "/hush" }));
        request.Headers.Remove("Origin");
        request.Headers.Remove("Sec-Fetch-Site");

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Seen.All);
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("message").GetString()!;
}
