using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ReferralBot.Channels.Tests.WebChat;

internal sealed record PageEvent(string Kind, string Id, JsonElement Data);

/// <summary>The stream as an open page reads it.</summary>
internal sealed class PageEvents(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items)
    : IAsyncDisposable
{
    public static async Task<PageEvents> OpenAsync(WebChatHost host, string after, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/web/events?after={after}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await host.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var items = SseParser
            .Create(stream)
            .EnumerateAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
#pragma warning disable CA2000 // the test that opens the page closes it
        var page = new PageEvents(response, items);
#pragma warning restore CA2000
        await page.NextAsync("ready");
        return page;
    }

    public async Task<PageEvent> NextAsync(string kind)
    {
        while (await items.MoveNextAsync())
        {
            if (items.Current.EventType == kind)
            {
                return new(kind, items.Current.EventId ?? "", JsonElement.Parse(items.Current.Data));
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    public async Task EndAsync()
    {
        while (await items.MoveNextAsync()) { }
    }

    public async ValueTask DisposeAsync()
    {
        await items.DisposeAsync();
        response.Dispose();
    }
}
