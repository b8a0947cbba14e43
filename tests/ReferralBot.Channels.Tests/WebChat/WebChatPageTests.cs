using System.Net;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatPageTests
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
}
