using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatReceiverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
