using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.EndToEnd.Tests.Teams;
using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Crashes;

/// <summary>
/// Messages that log referrals, many at once, each with an id of its own. The service names the message, so that each referral in
/// the database can be told from every other.
/// </summary>
/// <param name="scene">Where it happens.</param>
/// <param name="samples">Something that each of the people typed before, to be typed again with other words.</param>
internal sealed class TeamsBurst(TeamsScene scene, IReadOnlyList<JsonObject> samples)
{
    private readonly ConcurrentDictionary<string, JsonObject> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>The services of what was sent, acknowledged or not.</summary>
    public IReadOnlyCollection<string> Sent => [.. _sent.Keys];

    /// <summary>The services of what the bot took.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Keys];

    /// <summary>Sends until so many are acknowledged, and kills the bot in the moment in which the last of them is.</summary>
    public async Task RunUntilKilledAsync(int acknowledgements, CancellationToken ct)
    {
        var (bot, left) = (scene.Life.Bot, acknowledgements);
        await Task.WhenAll(samples.Select(SendUntilGoneAsync));
        await bot.GoneAsync(ct);

        async Task SendUntilGoneAsync(JsonObject sample)
        {
            using var transport = new TeamsHttpTransport(scene.Teams, bot.Address);
            while (await TrySendAsync(transport, Next(sample), ct))
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    bot.Kill();
                }
            }
        }
    }

    /// <summary>Sends everything once more, to the last byte the same but for its token, as Teams does where no answer came.</summary>
    public async Task RepeatAsync(CancellationToken ct)
    {
        using var transport = new TeamsHttpTransport(scene.Teams, scene.Life.Bot.Address);
        foreach (var services in Sent.Chunk(samples.Count))
        {
            Assert.DoesNotContain(
                false,
                await Task.WhenAll(services.Select(service => TrySendAsync(transport, service, ct)))
            );
        }
    }

    // False when the bot is gone: whether it saved the referral is then unknown.
    private async Task<bool> TrySendAsync(TeamsHttpTransport transport, string service, CancellationToken ct)
    {
        try
        {
            var answer = await transport.SendAsync(_sent[service], ct);
            Assert.Equal(200, answer.Status);
            _acknowledged.TryAdd(service, value: true);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Next(JsonObject sample)
    {
        var number = Interlocked.Increment(ref _next);
        var service = string.Create(CultureInfo.InvariantCulture, $"burst {number:D5}");
        var text = $"referral received from:Northside for:\"{service}\"";
        var activity = (JsonObject)sample.DeepClone();
        activity["id"] = string.Create(CultureInfo.InvariantCulture, $"{1_900_000_000_000 + number}");
        activity["text"] = text;
        activity["attachments"]![0]!["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>";
        _sent[service] = activity;
        return service;
    }
}
