using Microsoft.Playwright;
using ReferralBot.Testing;

namespace ReferralBot.EndToEnd.Tests.Browsers;

/// <summary>The machine's own Chromium, started when the first test needs it. Nothing is ever downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string PathVariable = "REFERRALBOT_TEST_CHROMIUM";
    private const string UsualPath = "/usr/bin/chromium";

    // A machine that builds something beside the tests takes its time; what never comes still fails.
    private const float Patience = 30_000;

    // Nothing but the page under test may be asked for, and a container has neither a sandbox nor a graphics card.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A fresh window with nothing kept from others. Skips the test where there is no Chromium.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions look)
    {
        var context = await (_browser ??= await StartAsync()).NewContextAsync(look);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } set ? set : UsualPath;
        if (!File.Exists(path))
        {
            Required.Missing($"Chromium is missing at {path}: install it, or set {PathVariable} to where it is.");
        }

        SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Args = Arguments,
                Timeout = 2 * Patience,
            }
        );
    }
}
