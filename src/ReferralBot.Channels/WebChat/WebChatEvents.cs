using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.WebChat;

/// <summary>Tells an open page what was posted or replaced, from where it left off, until it goes or the host stops.</summary>
internal sealed class WebChatEvents(
    IServiceScopeFactory scopes,
    WebChatSignal signal,
    IHostApplicationLifetime lifetime,
    TimeProvider time
)
{
    // Another process (the command line, a second node) posts to the same database without waking this one.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // Something is sent at least this often, so that the page notices a connection that died without a word.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private const int Batch = 50;

    /// <summary>The newest messages of both conversations, and the position after them.</summary>
    public async Task<WebChatHistory> LatestAsync(int count, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transcript = scope.ServiceProvider.GetRequiredService<ITranscript>();
        var team = await transcript.LatestAsync(WebChatPlaces.Team, count, ct);
        var own = await transcript.LatestAsync(WebChatPlaces.Private, count, ct);
        return new WebChatHistory(team, own);
    }

    public async IAsyncEnumerable<SseItem<string>> ListenAsync(
        WebChatPosition after,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        var position = after;
        var lastSent = time.GetTimestamp();
        yield return new SseItem<string>("{}", "ready") { EventId = position.ToString() };
        while (!ending.IsCancellationRequested)
        {
            var woken = signal.Next;
            foreach (var (entry, place) in await ChangesAsync(position, ct))
            {
                position = position.After(place, entry.Revision);
                yield return await ItemAsync(entry, place, position);
                lastSent = time.GetTimestamp();
            }

            if (time.GetElapsedTime(lastSent) >= Heartbeat)
            {
                yield return new SseItem<string>("{}", "ping");
                lastSent = time.GetTimestamp();
            }

            await WaitAsync(woken, ending.Token);
        }
    }

    private static async Task<SseItem<string>> ItemAsync(
        TranscriptEntry entry,
        ConversationRef place,
        WebChatPosition position
    )
    {
        var posted = new WebChatPosted(
            place == WebChatPlaces.Team ? "team" : "private",
            entry.MessageId,
            entry.PostedAt,
            entry.EditedAt is not null
        )
        {
            Html = await WebChatRenderer.MessageAsync(entry),
            Summary = entry.Card.Summary,
        };
        return new SseItem<string>(JsonSerializer.Serialize(posted, WebChatJson.Default.WebChatPosted), "posted")
        {
            EventId = position.ToString(),
        };
    }

    private async Task<IReadOnlyList<(TranscriptEntry Entry, ConversationRef Place)>> ChangesAsync(
        WebChatPosition position,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var transcript = scope.ServiceProvider.GetRequiredService<ITranscript>();
        var found = new List<(TranscriptEntry, ConversationRef)>();
        foreach (var place in new[] { WebChatPlaces.Team, WebChatPlaces.Private })
        {
            var after = position.Of(place);
            IReadOnlyList<TranscriptEntry> changes;
            do
            {
                changes = await transcript.ChangesAsync(place, after, Batch, ct);
                found.AddRange(changes.Select(entry => (entry, place)));
                after = changes.Count > 0 ? changes[^1].Revision : after;
            } while (changes.Count == Batch);
        }

        return found;
    }

    private async Task WaitAsync(Task woken, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
#pragma warning disable VSTHRD003 // the signal is never joined from anywhere, so that waiting for it cannot lock
        await Task.WhenAny(woken, Task.Delay(Poll, time, waiting.Token));
#pragma warning restore VSTHRD003
        await waiting.CancelAsync();
    }
}

/// <summary>What a page shows when it opens.</summary>
internal sealed record WebChatHistory(IReadOnlyList<TranscriptEntry> Team, IReadOnlyList<TranscriptEntry> Own)
{
    /// <summary>The position after all of it.</summary>
    public WebChatPosition Position { get; } =
        new(
            Team.Select(entry => entry.Revision).DefaultIfEmpty().Max(),
            Own.Select(entry => entry.Revision).DefaultIfEmpty().Max()
        );
}

/// <summary>How far a page has come, in each conversation. It is the id of an event, so that a page that comes back misses nothing.</summary>
internal sealed record WebChatPosition(long Team, long Own)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static WebChatPosition? Parse(string text) =>
        text.Split('.') is [var team, var own]
        && long.TryParse(team, NumberStyles.None, CultureInfo.InvariantCulture, out var teamRevision)
        && long.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out var ownRevision)
            ? new WebChatPosition(teamRevision, ownRevision)
            : null;

    public long Of(ConversationRef place) => place == WebChatPlaces.Team ? Team : Own;

    public WebChatPosition After(ConversationRef place, long revision) =>
        place == WebChatPlaces.Team ? this with { Team = revision } : this with { Own = revision };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Team}.{Own}");
}
