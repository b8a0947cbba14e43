using System.Collections.Concurrent;
using System.Globalization;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.EndToEnd.Tests.Crashes;

/// <summary>
/// Many people who log referrals at once, each a form with a delivery key of its own. The service names the submission, so that
/// each referral in the database can be told from every other.
/// </summary>
internal sealed class Burst(string partner)
{
    // Enough that some are always waiting in the writer's queue while others are being committed.
    private const int Clients = 16;

    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>What was sent, acknowledged or not.</summary>
    public IReadOnlyCollection<string> Sent => [.. _keys.Keys];

    /// <summary>What the bot said is saved.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Keys];

    /// <summary>The delivery keys of what was sent.</summary>
    public IReadOnlyCollection<string> Keys => [.. _keys.Values];

    /// <summary>The delivery keys of these.</summary>
    public IEnumerable<string> KeysOf(IEnumerable<string> services) => services.Select(service => _keys[service]);

    /// <summary>Sends until so many are acknowledged, and kills the bot in the moment in which the last of them is.</summary>
    public async Task RunUntilKilledAsync(BotServer bot, int acknowledgements, CancellationToken ct)
    {
        var left = acknowledgements;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => SendUntilGoneAsync()));

        async Task SendUntilGoneAsync()
        {
            // A connection each, as from browsers.
            using var http = new HttpClient { BaseAddress = bot.Address };
            var client = new PageClient(http);
            while (await TrySendAsync(client, Next(), ct))
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    bot.Kill();
                }
            }
        }
    }

    /// <summary>Sends everything once more under the same keys, as pages do that got no answer.</summary>
    public async Task RepeatAsync(BotServer bot, CancellationToken ct)
    {
        var client = new PageClient(bot.Http);

        // Side by side, as pages do that lost their server.
        var taken = await Task.WhenAll(Sent.Select(service => TrySendAsync(client, service, ct)));
        Assert.DoesNotContain(false, taken);
    }

    // False when the bot is gone: whether it saved the referral is then unknown.
    private async Task<bool> TrySendAsync(PageClient client, string service, CancellationToken ct)
    {
        try
        {
            var form = new PageForm(
                "referral.received",
                new Dictionary<string, string[]>(StringComparer.Ordinal) { ["from"] = [partner], ["for"] = [service] }
            );
            var answer = await client.SubmitsAsync(form, _keys.GetOrAdd(service, _ => PageClient.NewKey()), ct);
            Assert.Equal("shown", answer.Kind);

            // A repeat is answered like the first time, also where nobody heard that answer: it was saved with the referral.
            Assert.StartsWith("Saved R-", answer.Summary, StringComparison.Ordinal);
            Assert.Equal(_acknowledged.GetOrAdd(service, answer.Html!), answer.Html);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Next() =>
        string.Create(CultureInfo.InvariantCulture, $"burst {Interlocked.Increment(ref _next):D5}");
}
