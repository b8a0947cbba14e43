using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Testing;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>What keeps a bot in hearing of Slack, with a Slack of our own at the other end and a clock that stands still.</summary>
internal sealed class SocketBot : IAsyncDisposable
{
    private readonly ConcurrentQueue<SlackDelivery> _heard = new();
    private readonly WrittenLog _log = new();
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken
    );
    private bool _isStarted;

    private SocketBot(FakeSlack slack, SignalledClock clock, Func<SlackSocketTimings, SlackSocketTimings> adapt)
    {
        (Slack, Clock) = (slack, clock);
        _patience.CancelAfter(TimeSpan.FromSeconds(60));
        Timings = adapt(
            new SlackSocketTimings(clock)
            {
                // Each its own, so that a test can tell what is waited for.
                Open = TimeSpan.FromSeconds(9),
                Connect = TimeSpan.FromSeconds(11),
                Hello = TimeSpan.FromSeconds(12),
                Leave = TimeSpan.FromSeconds(25),
                Close = TimeSpan.FromSeconds(6),
                Farewell = TimeSpan.FromSeconds(7),
                Chance = () => 0,
            }
        );
        var options = new SlackOptions { AppToken = slack.AppToken, ApiBaseUrl = slack.ApiBaseUrl };
        _services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(_log))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(Options.Create(options))
            .AddSlackSending()
            .AddSingleton<AfterWork>()
            .AddSlackSocket()
            .AddSingleton(Timings)
            .AddSingleton<SlackAnswering>(HearAsync)
            .BuildServiceProvider();
    }

    public FakeSlack Slack { get; }

    public SignalledClock Clock { get; }

    public SlackSocketTimings Timings { get; }

    /// <summary>Everything that reached the bot, in order.</summary>
    public IReadOnlyCollection<SlackDelivery> Heard => _heard;

    /// <summary>How the bot answers.</summary>
    public SlackAnswering Answers { get; set; } = (_, _) => Task.FromResult(SlackAck.Empty);

    public SlackSocketReport Report => _services.GetRequiredService<SlackSocketState>().Report();

    public WrittenLog Log => _log;

    /// <summary>Ends with the test, or when it has taken so long that something must hang.</summary>
    public CancellationToken Ct => _patience.Token;

    private SlackSocketSupervisor Supervisor => _services.GetRequiredService<SlackSocketSupervisor>();

    public static async Task<SocketBot> CreateAsync(Func<SlackSocketTimings, SlackSocketTimings>? adapt = null)
    {
        var clock = new SignalledClock();
        return new SocketBot(await FakeSlack.StartAsync(clock), clock, adapt ?? (timings => timings));
    }

    /// <summary>Starts, and returns the socket that it opens.</summary>
    public async Task<FakeSocket> OpensAsync()
    {
        await StartsAsync();
        return await NextAsync();
    }

    public Task StartsAsync()
    {
        _isStarted = true;
        return Supervisor.StartAsync(Ct);
    }

    public Task StopsAsync()
    {
        _isStarted = false;
        return Supervisor.StopAsync(Ct);
    }

    /// <summary>Ends once there is nothing more that the bot will do for a socket.</summary>
    public Task EndsAsync() => Supervisor.ExecuteTask!.WaitAsync(Ct);

    /// <summary>The next socket that Slack has said hello on, once the bot has heard that.</summary>
    public async Task<FakeSocket> NextAsync()
    {
        var socket = await Slack.Sockets.NextAsync(Ct);
        await socket.PingAsync(Ct);
        return socket;
    }

    /// <summary>A command reaches the bot over any of its sockets.</summary>
    public Task<FakeAck?> CommandAsync(string text = "received") =>
        Slack.Sockets.DeliverAsync(new FakeDelivery(FakeDeliveryKind.Command, Command(text)), Ct);

    public Task<FakeAck?> EventAsync(string id = "Ev1") =>
        Slack.Sockets.DeliverAsync(
            new FakeDelivery(FakeDeliveryKind.Event, new JsonObject { ["type"] = "event_callback", ["event_id"] = id }),
            Ct
        );

    public static JsonObject Command(string text) =>
        new()
        {
            ["command"] = "/referral",
            ["text"] = text,
            ["team_id"] = "T1",
            ["user_id"] = "U1",
            ["is_enterprise_install"] = "false",
        };

    /// <summary>Ends once so many deliveries have reached the bot.</summary>
    public Task HeardAsync(int count) => UntilAsync(() => _heard.Count >= count);

    /// <summary>Ends once the bot has acknowledged an envelope.</summary>
    public Task AcknowledgesAsync(FakeSocket socket, string id) =>
        UntilAsync(() => socket.Received.Any(text => text.Contains(id, StringComparison.Ordinal)));

    /// <summary>Ends once nothing is in hand any more.</summary>
    public Task FinishesAsync() => _services.GetRequiredService<AfterWork>().DrainAsync(Ct);

    /// <summary>Ends once the bot says that it is so.</summary>
    public async Task<SlackSocketReport> IsAsync(SlackSocketHealth health)
    {
        await UntilAsync(() => Report.Health == health);
        return Report;
    }

    /// <summary>Ends once it is so. What it waits for comes over a real line, in its own time.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        while (!isSo())
        {
            await looks.WaitForNextTickAsync(Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
        {
            using var now = new CancellationTokenSource();
            var stopping = Supervisor.StopAsync(now.Token);
            await now.CancelAsync();
            await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Slack.DisposeAsync();
        await Ending.WithAsync(Clock, _services.DisposeAsync());
        _patience.Dispose();
        _log.Dispose();
    }

    private Task<SlackAck> HearAsync(SlackDelivery delivery, CancellationToken ct)
    {
        _heard.Enqueue(delivery);
        return Answers(delivery, ct);
    }
}
