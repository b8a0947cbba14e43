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
    private readonly BotLife _life;
    private FakeHttpTransport? _http;
    private IFakeTransport _now = null!;

    private SlackScene(FakeSlack slack, SlackWay way, BotLife life)
    {
        (_way, _life) = (way, life);
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

    public BotFolder Folder => _life.Folder;

    public BotServer Bot => _life.Bot;

    /// <inheritdoc cref="BotLife.Books"/>
    public Crashes.Ledgers Books => _life.Books;

    /// <inheritdoc cref="BotLife.AllOutput"/>
    public string AllOutput => _life.AllOutput;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens it; for a bot that speaks elsewhere, too, with the life of that bot.</summary>
    public static async Task<SlackScene> OpenAsync(SlackWay way, BotLife? life = null) =>
        new(await FakeSlack.StartAsync(new PatientClock()), way, life ?? new BotLife());

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
        await _life.StartAsync();
        await ConnectAsync();
    }

    /// <summary>Finds the bot that runs now.</summary>
    public Task ConnectAsync()
    {
        Slack.App.RedirectUrls.Add(new Uri(Bot.Address, "/slack/oauth/callback"));
        _http = new FakeHttpTransport(Slack, Bot.Address);
        _now = _way == SlackWay.Http ? _http : new FakeSocketTransport(Slack);
        return _life.ReadyAsync();
    }

    public async Task StopAsync()
    {
        await _life.StopAsync();
        _http?.Dispose();
    }

    /// <inheritdoc cref="BotLife.EndAsync"/>
    public async Task EndAsync()
    {
        await _life.EndAsync();
        _http?.Dispose();
    }

    /// <inheritdoc cref="BotLife.DatabaseText"/>
    public string DatabaseText() => _life.DatabaseText();

    /// <inheritdoc cref="BotLife.RunsAsync"/>
    public Task RunsAsync(string job, string at, string says) => _life.RunsAsync(job, at, says);

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
        await _life.DisposeAsync();
        _http?.Dispose();
        await Slack.DisposeAsync();
    }

    private static bool Says(FakeMessage message, string words) =>
        message.Seen.Contains(words, StringComparison.Ordinal);
}
