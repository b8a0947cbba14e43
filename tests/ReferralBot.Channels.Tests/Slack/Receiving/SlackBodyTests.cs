using System.Net;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackBodyTests
{
    private const string FormType = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("command=%2Fvisit&text=%C3%28", HttpStatusCode.BadRequest)]
    [InlineData("command=%2Fvisit&text=%ED%A0%80", HttpStatusCode.BadRequest)]
    [InlineData("command=%2Fvisit&text=a%00b", HttpStatusCode.BadRequest)]
    [InlineData("command=%2Fvisit&text=%zz", HttpStatusCode.BadRequest)]
    [InlineData("command=%2Fvisit&text=%2", HttpStatusCode.BadRequest)]
    [InlineData("command=%2Fvisit&command=%2Fhush", HttpStatusCode.BadRequest)]
    [InlineData("command=%2Fvisit&payload=%7B%7D", HttpStatusCode.BadRequest)]
    [InlineData("payload=%7B%7D&payload=%7B%7D", HttpStatusCode.BadRequest)]
    [InlineData("=%2Fvisit", HttpStatusCode.BadRequest)]
    [InlineData("text=hello", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_form_that_is_none_is_refused(string body, HttpStatusCode expected)
    {
        await using var host = await SlackHost.StartAsync();

        using var response = await host.PostAsync(SlackHost.Content(body, FormType));

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(host.Turns.All);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var host = await SlackHost.StartAsync();
        byte[] json = [.. "{\"type\":\"unheard_of\",\"x\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        using var response = await host.PostAsync(SlackHost.Content(json, "application/json"));
        using var form = await host.PostAsync(SlackHost.Content([.. "command="u8, 0xFF], FormType));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [response.StatusCode, form.StatusCode]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    public async Task Other_kinds_of_body_are_refused(string type)
    {
        await using var host = await SlackHost.StartAsync();

        using var response = await host.PostAsync(SlackHost.Content("command=%2Fvisit", type));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_form_of_ten_thousand_fields_is_refused()
    {
        await using var host = await SlackHost.StartAsync();
        var fields = string.Join('&', Enumerable.Range(0, 10_000).Select(at => $"{at}=")) + "&command=%2Fvisit";

        using var response = await host.PostAsync(SlackHost.Content(fields, FormType));

        Assert.True(fields.Length < SlackReceiver.MaxBody, "It must be the number of fields that counts.");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Turns.All);
    }
}
