using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Puts deliveries into envelopes, and waits for what comes back.</summary>
internal sealed class FakeSocketPost(FakeWorld world, FakeSockets sockets)
{
    // docs.slack.dev/apis/events-api: once, then at once, after a minute and after five. Nothing else is sent again.
    private static readonly TimeSpan[] Repetitions = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Sent> _sent = new(StringComparer.Ordinal);
    private int _last;
    private int _turn;

    public async Task<FakeAck?> DeliverAsync(FakeDelivery delivery, CancellationToken ct)
    {
        var ack = await TryAsync(delivery, Patience, ct);
        for (
            var again = 0;
            ack is null && delivery.Kind == FakeDeliveryKind.Event && again < Repetitions.Length;
            again++
        )
        {
            await WaitAsync(Repetitions[again], ct);
            var repetition = delivery with { Retry = again + 1, RetryReason = "timeout" };
            ack = await TryAsync(repetition, Patience, ct);
        }

        return ack;
    }

    /// <summary>Sends it once, and waits so long.</summary>
    public async Task<FakeAck?> TryAsync(FakeDelivery delivery, TimeSpan patience, CancellationToken ct)
    {
        var open = sockets.Open;
        if (open.Count == 0)
        {
            return null; // what nobody hears is lost
        }

        var socket = open[(Interlocked.Increment(ref _turn) & int.MaxValue) % open.Count];
        var id = NewId();
        var sent = new Sent(socket, delivery.Kind != FakeDeliveryKind.Event, world.Now);
        _sent[id] = sent;
        await socket.SendAsync(Envelope(id, delivery).ToJsonString());
        var first = (Task)Task.WhenAny(sent.Answered.Task, socket.Gone);
        await first.WaitAsync(patience, world.Clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return sent.Answered.Task.IsCompletedSuccessfully ? await sent.Answered.Task : null;
    }

    public void Take(FakeSocket socket, string text)
    {
        if (Read(text) is not { } ack || ack["envelope_id"] is not JsonValue id)
        {
            sockets.Complain("An acknowledgement is no JSON with an envelope_id.");
        }
        else if (!_sent.TryGetValue(id.GetValue<string>(), out var sent) || sent.Socket != socket)
        {
            sockets.Complain("An envelope was acknowledged that did not come by this socket.");
        }
        // The vendor's own client always sends a payload, an empty one where there is nothing to say.
        else if (ack["payload"] is JsonObject { Count: > 0 } && !sent.TakesBody)
        {
            sockets.Complain("An envelope was answered that takes no answer.");
        }
        else
        {
            var body = ack["payload"] as JsonObject ?? [];
            var json = body.Count == 0 ? "" : body.ToJsonString();
            if (!sent.Answered.TrySetResult(new FakeAck(200, json.Length == 0 ? null : "application/json", json)))
            {
                sockets.Complain("An envelope was acknowledged twice.");
            }
        }
    }

    /// <summary>The envelope around what would have been sent by HTTP.</summary>
    public static JsonObject Envelope(string id, FakeDelivery delivery)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = id,
            ["payload"] = delivery.Payload.DeepClone(),
            ["type"] = delivery.Kind switch
            {
                FakeDeliveryKind.Command => "slash_commands",
                FakeDeliveryKind.Interaction or FakeDeliveryKind.Options => "interactive",
                FakeDeliveryKind.Event => "events_api",
                _ => throw new ArgumentOutOfRangeException(
                    nameof(delivery),
                    delivery.Kind,
                    "Slack does not send this."
                ),
            },
            ["accepts_response_payload"] = delivery.Kind != FakeDeliveryKind.Event,
        };
        if (delivery.Kind == FakeDeliveryKind.Event)
        {
            envelope["retry_attempt"] = delivery.Retry;
            envelope["retry_reason"] = delivery.RetryReason ?? "";
        }

        return envelope;
    }

    private string NewId() =>
        string.Create(CultureInfo.InvariantCulture, $"1d6c6b5e-0000-4000-8000-{Interlocked.Increment(ref _last):x12}");

    private async Task WaitAsync(TimeSpan pause, CancellationToken ct)
    {
        using var over = new CancellationTokenSource(pause, world.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, ct);
        await new TaskCompletionSource()
            .Task.WaitAsync(either.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Sent(FakeSocket Socket, bool TakesBody, DateTimeOffset At)
    {
        public TaskCompletionSource<FakeAck> Answered { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What people do reaches the bot over its socket.</summary>
public sealed class FakeSocketTransport(FakeSlack slack) : IFakeTransport
{
    // Whoever calls looks at the clock; this one only has to end some day.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public async Task<FakeAck> SendAsync(FakeDelivery delivery, CancellationToken ct)
    {
        await slack.Sockets.ThereIsOneAsync(ct);
        return await slack.Sockets.Post.TryAsync(delivery, Patience, ct)
            ?? throw new InvalidOperationException("The socket was gone before it was answered.");
    }
}
