using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ReferralBot.EndToEnd.Tests.Browsers;

/// <summary>What a page must never do: complain, break its own content policy, or ask anybody but the bot for anything.</summary>
public sealed class Faults
{
    // Violations of the policy are events; as errors of the console they are found with everything else.
    private const string TellViolations =
        "addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));";

    private readonly ConcurrentQueue<string> _found = new();

    private bool _isOut;

    private Faults() { }

    /// <summary>Everything that was found.</summary>
    public IReadOnlyList<string> Found => [.. _found];

    /// <summary>Watches a window from before its page begins.</summary>
    public static async Task<Faults> OfAsync(IPage page)
    {
        var faults = new Faults();
        await page.AddInitScriptAsync(TellViolations);
        page.Console += (_, message) => faults.Take(message);
        page.PageError += (_, error) => faults._found.Enqueue($"error: {error}");
        page.Request += (_, request) => faults.Take(request);
        return faults;
    }

    /// <summary>While the bot is down on purpose, a page that cannot reach it may say so.</summary>
    public void ExpectOutage(bool isOut) => _isOut = isOut;

    private void Take(IConsoleMessage message)
    {
        if (
            message.Type is "error" or "warning"
            && !(_isOut && message.Text.Contains("net::ERR_", StringComparison.Ordinal))
        )
        {
            _found.Enqueue($"{message.Type}: {message.Text}");
        }
    }

    private void Take(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("data" or "blob" or "about") && address.Host != "127.0.0.1")
        {
            _found.Enqueue($"request: {request.Url}");
        }
    }
}
