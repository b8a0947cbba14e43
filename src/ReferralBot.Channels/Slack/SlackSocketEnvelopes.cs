using System.Buffers;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers what Slack sent, whichever way it came.</summary>
internal delegate Task<SlackAck> SlackAnswering(SlackDelivery delivery, CancellationToken ct);

/// <summary>
/// Answers envelopes side by side, and acknowledges each on the socket it came by: Slack waits three seconds for that
/// (docs.slack.dev/apis/events-api/using-socket-mode). What goes wrong with one is no concern of the next.
/// </summary>
internal sealed partial class SlackSocketEnvelopes(
    SlackAnswering answering,
    SlackClient client,
    AfterWork after,
    ILogger<SlackSocketEnvelopes> logger
) : IDisposable
{
    /// <summary>How many are answered at the same time; the next one waits on the line.</summary>
    public const int MostAtOnce = 64;

    private readonly SemaphoreSlim _room = new(MostAtOnce);

    /// <summary>Starts to answer one, as soon as there is room, and returns the work.</summary>
    public async Task<Task> TakeAsync(SlackSocketMessage.Envelope envelope, SlackSocketConnection connection)
    {
        await _room.WaitAsync(CancellationToken.None);
        return after.Run(ct => WorkAsync(envelope, connection, ct));
    }

    /// <summary>Acknowledges without an answer.</summary>
    public static Task<bool> AcknowledgeAsync(string id, SlackSocketConnection connection, CancellationToken ct) =>
        connection.SendAsync(Acknowledgement(id, body: null), ct);

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    // A fault is written down by AfterWork. Without an acknowledgement the person is told that it failed, and an event comes
    // once more: as over HTTP.
    private async Task WorkAsync(
        SlackSocketMessage.Envelope envelope,
        SlackSocketConnection connection,
        CancellationToken ct
    )
    {
        await Task.Yield(); // the line is read on meanwhile
        SlackAck ack;
        try
        {
            ack = await answering(envelope.Delivery, ct).WaitAsync(ct);
        }
        finally
        {
            _room.Release();
        }

        if (ack.Status != HttpStatusCode.OK)
        {
            Log.Refused(logger, envelope.Delivery.Kind, (int)ack.Status);
            return;
        }

        var body = envelope.TakesBody ? ack.Body : null;
        if (!await connection.SendAsync(Acknowledgement(envelope.Id, body), ct))
        {
            Log.NotAcknowledged(logger, envelope.Delivery.Kind);
        }

        if (ack.Body is { } unsent && body is null)
        {
            await RespondAsync(envelope.Delivery, unsent, ct);
        }

        if (ack.After is { } next)
        {
            await next(ct);
        }
    }

    // An answer that the acknowledgement may not carry goes the way that Slack gave for later ones.
    private async Task RespondAsync(SlackDelivery delivery, JsonObject body, CancellationToken ct)
    {
        var isMessage = body.ContainsKey("text") || body.ContainsKey("blocks");
        if (isMessage && Uri.TryCreate(delivery.Payload.At("response_url").Text(), UriKind.Absolute, out var address))
        {
            await client.RespondAsync(address, body, ct);
        }
        else
        {
            Log.NoWayBack(logger, delivery.Kind);
        }
    }

    // The body is left out where there is none. The vendor's own client sends {} then: Slack takes both for "nothing".
    private static ReadOnlyMemory<byte> Acknowledgement(string id, JsonObject? body)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id", id);
            if (body is not null)
            {
                json.WritePropertyName("payload");
                body.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} from the socket was refused with {Status}")]
        public static partial void Refused(ILogger logger, SlackDeliveryKind kind, int status);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Kind} was answered, but the socket it came by was gone; an event comes again, a person may see an error"
        )]
        public static partial void NotAcknowledged(ILogger logger, SlackDeliveryKind kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} has an answer that Slack gave no way to send")]
        public static partial void NoWayBack(ILogger logger, SlackDeliveryKind kind);
    }
}
