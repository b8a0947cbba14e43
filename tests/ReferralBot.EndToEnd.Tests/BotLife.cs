using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ReferralBot.EndToEnd.Tests.Crashes;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>The bot's own process with an empty database: started and ended as often as a test wants, and looked at from outside.</summary>
internal sealed class BotLife : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _said = new();
    private BotServer? _bot;
    private bool _isOver;

    public BotFolder Folder { get; } = new();

    public BotServer Bot => _bot ?? throw new InvalidOperationException("The bot is not running.");

    /// <summary>The rows, past the bot.</summary>
    public Ledgers Books => new(Folder.Path);

    /// <summary>Everything that the bot's processes wrote, one after the other.</summary>
    public string AllOutput => string.Join('\n', [.. _said, _bot?.AllOutput ?? ""]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Every byte of the database's files, as text.</summary>
    public string DatabaseText() =>
        string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Folder.Path, "data"), "referralbot.db*")
                .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
                .Select(ReadShared)
        );

    public async Task StartAsync() => _bot = await Folder.ServesAsync(Ct);

    public async Task StopAsync()
    {
        Assert.Equal(0, await Bot.StopAsync(Ct));
        await EndAsync();
    }

    /// <summary>The process is gone, by itself or not: what it wrote is kept.</summary>
    public async Task EndAsync()
    {
        if (_bot is { } bot)
        {
            await bot.DisposeAsync();
            _said.Enqueue(bot.AllOutput);
            _bot = null;
        }
    }

    /// <summary>Runs a job on the command line, beside the server.</summary>
    public async Task RunsAsync(string job, string at, string says)
    {
        var run = await Folder.RunsAsync(Ct, "jobs", "run", job, "--at", at);
        _said.Enqueue(run.Output + run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(says, run.Output, StringComparison.Ordinal);
    }

    /// <summary>Waits until the bot is ready, as an operator's monitor sees it.</summary>
    public async Task ReadyAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync())
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOver)
        {
            return; // two platforms share it
        }

        _isOver = true;
        await EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(AllOutput); // shown where the test failed
        Folder.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        using var health = await Bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        return health.IsSuccessStatusCode && !IsConnecting(await health.Content.ReadAsStringAsync(Ct));
    }

    // For Teams there is a token only once somebody has to be answered.
    private static bool IsConnecting(string report) =>
        JsonNode
            .Parse(report)!
            .AsObject()
            .Any(part => part.Key != "teams_token" && part.Value?.ToString() == "connecting");

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
