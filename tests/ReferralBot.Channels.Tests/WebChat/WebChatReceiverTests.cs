using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatReceiverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_what_was_posted_and_runs_only_its_own_script()
    {
        await using var host = await WebChatHost.StartAsync();
        await host.Channel.PostAsync(WebChatPlaces.Team, new Card("Check-ins for September"), "one", Ct);

        using var response = await host.GetAsync("/");

        var page = await response.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Check-ins for September", page, StringComparison.Ordinal);
        Assert.Contains("/visit", page, StringComparison.Ordinal);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there_for_good()
    {
        await using var host = await WebChatHost.StartAsync();
        using var response = await host.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync(Ct);
        var names = page.Split('"').Where(part => part.StartsWith("/web/assets/", StringComparison.Ordinal)).ToList();

        Assert.True(names.Count > 10);
        foreach (var name in names)
        {
            using var file = await host.GetAsync(name);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            using var again = new HttpRequestMessage(HttpMethod.Get, name)
            {
                Headers = { { "If-None-Match", file.Headers.ETag!.Tag } },
            };
            using var unchanged = await host.Client.SendAsync(again, Ct);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Fact]
    public async Task A_file_of_another_version_is_not_there()
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.GetAsync("/web/assets/0000000000000000/app.js");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_served_where_the_web_chat_is_switched_off()
    {
        await using var host = await WebChatHost.StartAsync(enabled: "false");

        using var response = await host.GetAsync("/");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

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

    [Theory]
    [InlineData("{\"kind\":\"command\",\"line\":\"/hush\"", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{\"kind\":\"command\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"kind\":\"dance\",\"line\":\"/hush\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"kind\":\"command\",\"line\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"kind\":\"command\",\"line\":12}", HttpStatusCode.BadRequest)]
    public async Task What_is_no_turn_is_refused_with_a_sentence(string body, HttpStatusCode status)
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(host.Post(Json(Encoding.UTF8.GetBytes(body))));

        Assert.Equal(status, response.StatusCode);
        Assert.EndsWith(".", await SentenceAsync(response), StringComparison.Ordinal);
        Assert.Empty(host.Seen.All);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var host = await WebChatHost.StartAsync();
        byte[] body = [.. "{\"kind\":\"command\",\"line\":\"/hush "u8, 0xC3, 0x28, .. "\"}"u8];

        using var response = await host.SendAsync(host.Post(Json(body)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Seen.All);
    }

    [Fact]
    public async Task A_form_of_ten_thousand_fields_is_refused()
    {
        await using var host = await WebChatHost.StartAsync();
        var many = Enumerable.Range(0, 10_000).ToDictionary(at => $"f{at}", _ => new[] { "x" });
        var fewer = many.Take(1_000).ToDictionary();

        using var tooLong = await host.SendAsync(host.Post(JsonContent.Create(Visit(many))));
        using var tooMany = await host.SendAsync(host.Post(JsonContent.Create(Visit(fewer))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        Assert.Empty(host.Seen.All);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_cap_is_refused_with_and_without_a_length(bool announced)
    {
        await using var host = await WebChatHost.StartAsync();
        var body = Encoding.UTF8.GetBytes($"{{\"kind\":\"command\",\"line\":\"{new string('x', 70_000)}\"}}");
        var request = host.Post(Json(body));
        request.Headers.TransferEncodingChunked = !announced;

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.NotEmpty(await SentenceAsync(response));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with space 123")]
    public async Task A_turn_without_a_name_of_its_own_is_refused(string key)
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(
            host.Post(JsonContent.Create(new { kind = "command", line = "/hush" }), key)
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static object Visit(Dictionary<string, string[]> answers) =>
        new
        {
            kind = "submission",
            formId = "visit",
            answers,
        };

    private static ByteArrayContent Json(byte[] body) =>
        new(body) { Headers = { ContentType = new("application/json") } };

    private static async Task<string> SentenceAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("message").GetString()!;
}
