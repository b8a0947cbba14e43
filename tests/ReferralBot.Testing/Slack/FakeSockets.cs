using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// Slack's side of Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode): tickets that are good once, hello, pings, at
/// most ten sockets of an app, and envelopes that go to any one of them.
/// </summary>
public sealed class FakeSockets
{
    private const int Most = 10;
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly FakeWorld _world;
    private readonly Lock _gate = new();
    private readonly List<FakeSocket> _open = [];
    private readonly Queue<FakeSocketManners> _next = new();
    private readonly Channel<FakeSocket> _opened = Channel.CreateUnbounded<FakeSocket>();
    private readonly ConcurrentQueue<string> _complaints = new();
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FakeSockets(FakeWorld world)
    {
        _world = world;
        Post = new FakeSocketPost(world, this);
    }

    /// <summary>How Slack behaves on sockets for which nothing else was said.</summary>
    public FakeSocketManners Manners { get; set; } = new();

    /// <summary>The sockets that something can be sent on, the oldest first.</summary>
    public IReadOnlyList<FakeSocket> Open
    {
        get
        {
            lock (_gate)
            {
                return _open.FindAll(socket => socket.IsOpen);
            }
        }
    }

    /// <summary>What the bot did that Slack does not take.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>How often a socket was asked to be opened at a ticket's address, with or without success.</summary>
    public int Attempts { get; private set; }

    internal FakeSocketPost Post { get; }

    /// <summary>How Slack behaves on the next sockets, one after the other.</summary>
    public void Next(params IEnumerable<FakeSocketManners> manners)
    {
        lock (_gate)
        {
            foreach (var one in manners)
            {
                _next.Enqueue(one);
            }
        }
    }

    /// <summary>The next socket that was opened and told hello, in order.</summary>
    public ValueTask<FakeSocket> NextAsync(CancellationToken ct) => _opened.Reader.ReadAsync(ct);

    /// <summary>Ends as soon as there is a socket that something can be sent on.</summary>
    public async Task ThereIsOneAsync(CancellationToken ct)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_open.Exists(socket => socket.IsOpen))
                {
                    return;
                }

                next = _added.Task;
            }

            await next.WaitAsync(ct);
        }
    }

    /// <summary>Sends something to any one socket and waits for its acknowledgement as Slack does.</summary>
    /// <returns>The acknowledgement, or nothing where none came in three seconds and, for an event, on none of its repetitions.</returns>
    public Task<FakeAck?> DeliverAsync(FakeDelivery delivery, CancellationToken ct) => Post.DeliverAsync(delivery, ct);

    internal void Complain(string complaint) => _complaints.Enqueue(complaint);

    internal void Acknowledge(FakeSocket socket, string text) => Post.Take(socket, text);

    internal async Task ServeAsync(HttpContext http)
    {
        if (Enter(http.Request) is not { } manners || http.Features.Get<IHttpUpgradeFeature>() is not { } upgrade)
        {
            http.Response.StatusCode = StatusCodes.Status408RequestTimeout; // what a used ticket gets
            return;
        }

        if (manners.Status is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }

        if (!manners.Upgrades)
        {
            await NeverAsync(http);
            return;
        }

        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers["Sec-WebSocket-Accept"] = FakeSocketWire.Accept(http.Request.Headers.SecWebSocketKey!);
        var socket = new FakeSocket(this, new FakeSocketWire(await upgrade.UpgradeAsync()), http, manners);
        await LiveAsync(socket);
    }

    private FakeSocketManners? Enter(HttpRequest request)
    {
        var isGood = _world.Locked(() => _world.Tickets.Remove(request.Query["ticket"].ToString()));
        lock (_gate)
        {
            Attempts++;
            return isGood
                ? _next.TryDequeue(out var manners)
                    ? manners
                    : Manners
                : null;
        }
    }

    private async Task LiveAsync(FakeSocket socket)
    {
        using var pings = new PeriodicTimer(BetweenPings, _world.Clock);
        var serving = socket.ServeAsync();
        try
        {
            await WelcomeAsync(socket);
#pragma warning disable CA2025 // it ends with the ticks: a timer that is gone has no more
            _ = PingsAsync(pings, socket);
#pragma warning restore CA2025
            await serving;
        }
        finally
        {
            lock (_gate)
            {
                _open.Remove(socket);
            }

            socket.End();
        }
    }

    private static async Task PingsAsync(PeriodicTimer pings, FakeSocket socket)
    {
        while (await pings.WaitForNextTickAsync())
        {
            await socket.PingAsync();
        }
    }

    private async Task WelcomeAsync(FakeSocket socket)
    {
        int count;
        lock (_gate)
        {
            count = _open.Count(one => one.IsOpen) + 1;
        }

        var reason = socket.Manners.TurnsAway ?? (count > Most ? "too_many_websockets" : null);
        if (reason is not null)
        {
            await socket.DisconnectAsync(reason);
            await socket.CloseAsync();
            return;
        }

        if (!socket.Manners.SaysHello)
        {
            return;
        }

        await socket.SendAsync(Hello(count).ToJsonString());
        lock (_gate)
        {
            _open.Add(socket);
            _added.TrySetResult();
            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _opened.Writer.TryWrite(socket);
    }

    private JsonObject Hello(int count) =>
        new()
        {
            ["type"] = "hello",
            ["num_connections"] = count,
            ["connection_info"] = new JsonObject { ["app_id"] = _world.App.Id },
            ["debug_info"] = new JsonObject
            {
                ["host"] = "applink-fake",
                ["build_number"] = 1,
                ["approximate_connection_time"] = 18_060,
                ["started"] = _world.Now.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            },
        };

    private async Task NeverAsync(HttpContext http)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _world.Faults.End);
        await new TaskCompletionSource()
            .Task.WaitAsync(ends.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }
}
