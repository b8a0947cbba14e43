using System.Net;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatEventsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_appears_in_an_open_page_at_once()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var page = await PageEvents.OpenAsync(host, "0.0");

        await host.Channel.PostAsync(WebChatPlaces.Team, new Card("Check-ins for September"), "one", Ct);

        var posted = await page.NextAsync("posted");
        Assert.Equal("team", posted.Data.GetProperty("place").GetString());
        Assert.Contains(
            "Check-ins for September",
            posted.Data.GetProperty("html").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_another_process_wrote_appears_within_a_second()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var page = await PageEvents.OpenAsync(host, "0.0");

        await host.Transcript.AppendAsync(WebChatPlaces.Team, new Card("From elsewhere"), "one", Ct);

        var next = page.NextAsync("posted");
        while (!next.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Contains("From elsewhere", (await next).Data.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_message_comes_again_under_its_own_id()
    {
        await using var host = await WebChatHost.StartAsync();
        var sent = await host.Channel.PostAsync(WebChatPlaces.Team, new Card("Before"), "one", Ct);
        var id = Assert.IsType<SendResult.Sent>(sent).MessageId;
        await using var page = await PageEvents.OpenAsync(host, "1.0");

        await host.Channel.ReplaceAsync(WebChatPlaces.Team, id, new Card("After"), Ct);

        var posted = await page.NextAsync("posted");
        Assert.Equal(id, posted.Data.GetProperty("messageId").GetString());
        Assert.True(posted.Data.GetProperty("edited").GetBoolean());
        Assert.Contains("After", posted.Data.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_only_what_it_missed()
    {
        await using var host = await WebChatHost.StartAsync();
        await host.Channel.PostAsync(WebChatPlaces.Team, new Card("First"), "one", Ct);
        string seen;
        await using (var page = await PageEvents.OpenAsync(host, "0.0"))
        {
            seen = (await page.NextAsync("posted")).Id;
        }

        await host.Channel.PostAsync(WebChatPlaces.Team, new Card("Second"), "two", Ct);
        await host.Channel.PostAsync(WebChatPlaces.Private, new Card("Third"), "three", Ct);
        await using var again = await PageEvents.OpenAsync(host, "0.0", lastEventId: seen);

        var second = await again.NextAsync("posted");
        var third = await again.NextAsync("posted");
        Assert.Contains("Second", second.Data.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("private", third.Data.GetProperty("place").GetString());
    }

    [Fact]
    public async Task A_page_hears_from_the_bot_while_nothing_happens()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var page = await PageEvents.OpenAsync(host, "0.0");

        var next = page.NextAsync("ping");
        while (!next.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("ping", (await next).Kind);
    }

    [Fact]
    public async Task The_stream_ends_when_the_host_stops()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var page = await PageEvents.OpenAsync(host, "0.0");
        var end = page.EndAsync();

        var stop = host.StopAsync();
        while (!end.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await end;
        await stop;
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused()
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.GetAsync("/web/events?after=yesterday");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_channel_posts_once_for_a_key_and_knows_its_own_places_only()
    {
        await using var host = await WebChatHost.StartAsync();

        var first = await host.Channel.PostAsync(WebChatPlaces.Team, new Card("One"), "key", Ct);
        var second = await host.Channel.PostAsync(WebChatPlaces.Team, new Card("One"), "key", Ct);
        var elsewhere = await host.Channel.PostAsync(
            new ConversationRef("web", "local", "attic"),
            new Card("One"),
            "key",
            Ct
        );
        var gone = await host.Channel.ReplaceAsync(WebChatPlaces.Team, "m99", new Card("One"), Ct);

        Assert.Equal(first, second);
        Assert.IsType<SendResult.Refused>(elsewhere);
        Assert.IsType<SendResult.Refused>(gone);
    }
}
