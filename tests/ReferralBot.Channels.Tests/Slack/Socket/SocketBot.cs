using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>What keeps a bot in hearing of Slack, with a Slack of our own at the other end and a clock that stands still.</summary>
internal sealed class SocketBot : IAsyncDisposable
{
    private readonly ConcurrentQueue<SlackDelivery> _heard = new();
    private readonly WrittenLog _log = new();
    private readonly ServiceProvider _services;
    private bool _isStarted;

    private SocketBot(FakeSlack slack, SignalledClock clock, Func<SlackSocketTimings, SlackSocketTimings> adapt)
    {
        (Slack, Clock) = (slack, clock);
        Timings = adapt(
            new SlackSocketTimings(clock)
            {
                // Each its own, so that a test can tell what is waited for.
                Open = TimeSpan.FromSeconds(8),
                Connect = TimeSpan.FromSeconds(11),
                Hello = TimeSpan.FromSeconds(12),
                Chance = () => 0,
            }
        );
        var options = new SlackOptions { AppToken = slack.AppToken, ApiBaseUrl = slack.ApiBaseUrl };
        _services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(_log))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(Options.Create(options))
            .AddSlackSending()
            .AddSingleton<SlackAfter>()
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

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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

    /// <summary>Waits until the bot says that it is so.</summary>
    public async Task<SlackSocketReport> IsAsync(SlackSocketHealth health)
    {
        while (Report.Health != health)
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return Report;
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
        await _services.DisposeAsync();
    }

    private Task<SlackAck> HearAsync(SlackDelivery delivery, CancellationToken ct)
    {
        _heard.Enqueue(delivery);
        return Answers(delivery, ct);
    }
}
