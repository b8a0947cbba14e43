using System.Collections.Concurrent;
using ReferralBot.Testing.Hosts;
using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests.Slack;

/// <summary>How Slack reaches the bot.</summary>
public enum SlackWay
{
    Http,
    Socket,
}

/// <summary>A Slack and the bot's own process beside it, with an empty database.</summary>
internal sealed class SlackScene : IFakeTransport, IAsyncDisposable
{
    private readonly SlackWay _way;
    private readonly ConcurrentQueue<string> _said = new();
    private FakeHttpTransport? _http;
    private IFakeTransport _now = null!;
    private BotServer? _bot;

    private SlackScene(FakeSlack slack, SlackWay way)
    {
        _way = way;
        Slack = slack;
        Slack.Limits.AreOn = false; // they count by Slack's clock, and that is slow
        Folder.With("ASPNETCORE_ENVIRONMENT", "Production").With("Slack__ApiBaseUrl", slack.ApiBaseUrl.AbsoluteUri);
        if (way == SlackWay.Http)
        {
            Folder.With("Slack__SigningSecret", slack.SigningSecret);
        }
        else
        {
            Folder.With("Slack__AppToken", slack.AppToken);
        }
    }

    public FakeSlack Slack { get; }

    public BotFolder Folder { get; } = new();

    public BotServer Bot => _bot ?? throw new InvalidOperationException("The bot is not running.");

    /// <summary>The rows, past the bot.</summary>
    public Crashes.Ledgers Books => new(Folder.Path);

    /// <summary>Every byte of the database's files, as text.</summary>
    public string DatabaseText() =>
        string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Folder.Path, "data"), "referralbot.db*")
                .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
                .Select(ReadShared)
        );

    /// <summary>Everything that the bot's processes wrote, one after the other.</summary>
    public string AllOutput => string.Join('\n', [.. _said, _bot?.AllOutput ?? ""]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SlackScene> OpenAsync(SlackWay way) =>
        new(await FakeSlack.StartAsync(new PatientClock()), way);

    /// <summary>A workspace whose token stands in the bot's settings.</summary>
    public FakeWorkspace AddOwnWorkspace(string name)
    {
        var workspace = Slack.AddWorkspace("T0MAPLE", name);
        Folder.With("Slack__BotToken", workspace.BotToken);
        return workspace;
    }

    /// <summary>Workspaces come by the bot's own pages.</summary>
    public void InstallsByOAuth() =>
        Folder.With("Slack__ClientId", Slack.ClientId).With("Slack__ClientSecret", Slack.ClientSecret);

    public async Task StartAsync()
    {
        _bot = await Folder.ServesAsync(Ct);
        Slack.App.RedirectUrls.Add(new Uri(_bot.Address, "/slack/oauth/callback"));
        _http = new FakeHttpTransport(Slack, _bot.Address);
        _now = _way == SlackWay.Http ? _http : new FakeSocketTransport(Slack);
        await ReadyAsync();
    }

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
            (_bot, _now) = (null, null!);
        }

        _http?.Dispose();
    }

    /// <summary>Runs a job on the command line, beside the server.</summary>
    public async Task RunsAsync(string job, string at, string says)
    {
        var run = await Folder.RunsAsync(Ct, "jobs", "run", job, "--at", at);
        _said.Enqueue(run.Output + run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(says, run.Output, StringComparison.Ordinal);
    }

    public SlackTyping Person(FakeUser user) => new(this, new SlackPerson(Slack, user, this));

    public Task<FakeAck> SendAsync(FakeDelivery delivery, CancellationToken ct) => _now.SendAsync(delivery, ct);

    /// <summary>Waits for a message that everybody sees, in a conversation or in the direct messages of a person.</summary>
    public Task<FakeMessage> PostsAsync(string conversation, string words) =>
        Slack.ComesAsync(
            $"“{words}”, in {conversation}",
            () => Slack.MessagesIn(conversation).LastOrDefault(message => Says(message, words)),
            Ct
        );

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(AllOutput); // shown where the test failed
        Folder.Dispose();
        await Slack.DisposeAsync();
    }

    private static bool Says(FakeMessage message, string words) =>
        message.Seen.Contains(words, StringComparison.Ordinal);

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    // An operator's monitor sees it the same way.
    private async Task ReadyAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync())
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        using var health = await Bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        return health.IsSuccessStatusCode
            && !(await health.Content.ReadAsStringAsync(Ct)).Contains("\"connecting\"", StringComparison.Ordinal);
    }
}
