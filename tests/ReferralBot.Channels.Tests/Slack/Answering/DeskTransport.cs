using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>Takes what a person does straight to the desk. What comes after an acknowledgement waits until a test lets it happen.</summary>
internal sealed class DeskTransport(IServiceProvider services, TimeProvider clock) : IFakeTransport
{
    private readonly Queue<Func<CancellationToken, Task>> _rest = new();

    public async Task<FakeAck> SendAsync(FakeDelivery delivery, CancellationToken ct)
    {
        var kind = delivery.Kind switch
        {
            FakeDeliveryKind.Command => SlackDeliveryKind.Command,
            FakeDeliveryKind.Interaction or FakeDeliveryKind.Options => SlackDeliveryKind.Interaction,
            FakeDeliveryKind.Event => SlackDeliveryKind.Event,
            _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Kind, "Not known."),
        };
        var payload = JsonElement.Parse(delivery.Payload.ToJsonString());
        var desk = services.GetRequiredService<SlackDesk>();
        var ack = await desk.AnswerAsync(new SlackDelivery(kind, payload, clock.GetUtcNow()), ct);
        if (ack.After is { } rest)
        {
            _rest.Enqueue(rest);
        }

        return new FakeAck((int)ack.Status, "application/json", ack.Body?.ToJsonString() ?? "");
    }

    /// <summary>Does what comes after the acknowledgements.</summary>
    public async Task SettlesAsync()
    {
        while (_rest.TryDequeue(out var rest))
        {
            await rest(TestContext.Current.CancellationToken);
        }

        await services.GetRequiredService<AfterWork>().DrainAsync(TestContext.Current.CancellationToken);
    }
}
