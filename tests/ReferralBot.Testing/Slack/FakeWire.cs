using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Sends what a person did and waits as long as Slack does: three seconds.</summary>
internal sealed class FakeWire(FakeWorld world, IFakeTransport transport)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>What was sent last, to send it again.</summary>
    public FakeDelivery? Last { get; private set; }

    /// <summary>The acknowledgement; nothing where it was late or the bot could not be reached.</summary>
    public async Task<FakeAck?> SendAsync(FakeDelivery delivery)
    {
        Last = delivery;
        using var gaveUp = new CancellationTokenSource();
        try
        {
            return await transport.SendAsync(delivery, gaveUp.Token).WaitAsync(Patience, world.Clock);
        }
        catch (Exception fault) when (fault is TimeoutException or HttpRequestException)
        {
            await gaveUp.CancelAsync();
            return null;
        }
    }

    /// <summary>Keeps what the person was told, so that a test finds it though nobody looked.</summary>
    public FakeOutcome Told(FakeAck? ack, string? complaint)
    {
        if (complaint is not null)
        {
            world.Locked(() =>
            {
                world.Complaints.Add(complaint);
                return complaint;
            });
        }

        return new FakeOutcome(ack, complaint);
    }

    /// <summary>The body as JSON; nothing for one that is empty, and for what a socket sends in its place.</summary>
    public static JsonNode? Json(FakeAck ack)
    {
        if (ack.Body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(ack.Body);
        }
        catch (JsonException)
        {
            return JsonValue.Create(ack.Body);
        }
    }
}
