using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.EndToEnd.Tests.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests.Crashes;

/// <summary>
/// Signed commands that log referrals, many at once, each with a trigger of its own. The service names the command, so that each
/// referral in the database can be told from every other.
/// </summary>
internal sealed class SlackBurst(SlackScene scene, SlackPerson person, FakeChannel channel)
{
    private const int Clients = 8;

    private readonly ConcurrentDictionary<string, JsonObject> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>The services of what was sent, acknowledged or not.</summary>
    public IReadOnlyCollection<string> Sent => [.. _sent.Keys];

    /// <summary>The services of what the bot said is saved.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Keys];

    /// <summary>Sends until so many are acknowledged, and kills the bot in the moment in which the last of them is.</summary>
    public async Task RunUntilKilledAsync(int acknowledgements, CancellationToken ct)
    {
        var (bot, left) = (scene.Bot, acknowledgements);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => SendUntilGoneAsync()));
        await bot.GoneAsync(ct);

        async Task SendUntilGoneAsync()
        {
            using var transport = new FakeHttpTransport(scene.Slack, bot.Address);
            while (await TrySendAsync(transport, Next(), ct))
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    bot.Kill();
                }
            }
        }
    }

    /// <summary>Sends everything once more with the same triggers.</summary>
    public async Task RepeatAsync(CancellationToken ct)
    {
        using var transport = new FakeHttpTransport(scene.Slack, scene.Bot.Address);
        foreach (var services in Sent.Chunk(Clients))
        {
            Assert.DoesNotContain(
                false,
                await Task.WhenAll(services.Select(service => TrySendAsync(transport, service, ct)))
            );
        }
    }

    // False when the bot is gone: whether it saved the referral is then unknown.
    private async Task<bool> TrySendAsync(FakeHttpTransport transport, string service, CancellationToken ct)
    {
        var fields = _sent.GetOrAdd(service, New);
        try
        {
            var ack = await transport.SendAsync(new FakeDelivery(FakeDeliveryKind.Command, fields), ct);
            Assert.Equal(200, ack.Status);
            if (ack.Body.Contains("Saved R-", StringComparison.Ordinal))
            {
                Assert.Equal(_acknowledged.GetOrAdd(service, ack.Body), ack.Body); // a repeat is answered like the first time
            }

            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private JsonObject New(string service)
    {
        var fields = (JsonObject)person.LastDelivery!.Payload.DeepClone();
        fields["text"] = $"received from:Northside for:\"{service}\"";
        fields["trigger_id"] = scene.Slack.NewTrigger(person.User);
        fields["response_url"] = scene.Slack.NewResponseUrl(person.User, channel).AbsoluteUri;
        return fields;
    }

    private string Next() =>
        string.Create(CultureInfo.InvariantCulture, $"burst {Interlocked.Increment(ref _next):D5}");
}
