using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Slack;

/// <summary>How Slack behaves on a socket. As it stands, it behaves as Slack does on a good day.</summary>
public sealed record FakeSocketManners
{
    /// <summary>Whether the connection is taken up at all; otherwise nothing ever comes back.</summary>
    public bool Upgrades { get; init; } = true;

    /// <summary>Refuses the upgrade with this status.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the first word is hello; otherwise there is none.</summary>
    public bool SaysHello { get; init; } = true;

    /// <summary>The reason of a disconnect that comes instead of hello.</summary>
    public string? TurnsAway { get; init; }

    public bool Pings { get; init; } = true;

    public bool AnswersPings { get; init; } = true;

    public bool AnswersClose { get; init; } = true;

    /// <summary>Whether the line is closed after the closing handshake: Slack leaves it open (@slack/socket-mode 3.2.0, notes).</summary>
    public bool ClosesLine { get; init; }
}

/// <summary>One socket that a bot opened, from Slack's side.</summary>
public sealed class FakeSocket
{
    private readonly FakeSockets _all;
    private readonly FakeSocketWire _wire;
    private readonly HttpContext _http;
    private readonly ConcurrentQueue<string> _received = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _pings = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pingsOfBot;
    private int _lastPing;
    private volatile bool _isClosing;

    internal FakeSocket(FakeSockets all, FakeSocketWire wire, HttpContext http, FakeSocketManners manners)
    {
        (_all, _wire, _http, Manners) = (all, wire, http, manners);
    }

    /// <summary>How Slack behaves from here on.</summary>
    public FakeSocketManners Manners { get; set; }

    /// <summary>Every text that the bot sent.</summary>
    public IReadOnlyList<string> Received => [.. _received];

    /// <summary>How many pings the bot sent.</summary>
    public int PingsOfBot => _pingsOfBot;

    /// <summary>Whether Slack may send something on it.</summary>
    public bool IsOpen => !_isClosing && !_gone.Task.IsCompleted;

    /// <summary>Whether the bot closed it, by a closing frame.</summary>
    public bool WasClosedByBot { get; private set; }

    /// <summary>Ends when the line is gone, from whichever side.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Sends a text, in one frame or in pieces with a ping between them.</summary>
    public async Task SendAsync(string text, int pieces = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var size = (bytes.Length / pieces) + 1;
        for (var at = 0; at == 0 || at < bytes.Length; at += size)
        {
            var piece = bytes[at..Math.Min(bytes.Length, at + size)];
            var opcode = at == 0 ? FakeOpcode.Text : FakeOpcode.More;
            await _wire.WriteAsync(new FakeFrame(opcode, piece) { IsLast = at + size >= bytes.Length });
            if (at + size < bytes.Length)
            {
                await _wire.WriteAsync(new FakeFrame(FakeOpcode.Ping, []));
            }
        }
    }

    /// <summary>Sends bytes that are no text.</summary>
    public Task SendBytesAsync(byte[] bytes) => _wire.WriteAsync(new FakeFrame(FakeOpcode.Binary, bytes));

    /// <summary>Sends a ping, and waits for the answer: then the bot has heard everything that was sent before.</summary>
    public async Task PingAsync(CancellationToken ct)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var word = $"ping {Interlocked.Increment(ref _lastPing)}";
        _pings[word] = answered;
        await _wire.WriteAsync(new FakeFrame(FakeOpcode.Ping, Encoding.UTF8.GetBytes(word)));
        await answered.Task.WaitAsync(ct);
    }

    /// <summary>Says that this socket will be closed: warning, refresh_requested, link_disabled, too_many_websockets.</summary>
    public Task DisconnectAsync(string reason) =>
        SendAsync(
            new JsonObject
            {
                ["type"] = "disconnect",
                ["reason"] = reason,
                ["debug_info"] = new JsonObject { ["host"] = "applink-fake" },
            }.ToJsonString()
        );

    /// <summary>Sends nothing more but the closing frame.</summary>
    public Task CloseAsync()
    {
        _isClosing = true;
        return _wire.WriteAsync(new FakeFrame(FakeOpcode.Close, [0x03, 0xE8])); // 1000
    }

    /// <summary>Cuts the line.</summary>
    public void Cut()
    {
        _isClosing = true;
        _http.Abort();
    }

    internal async Task ServeAsync()
    {
        var text = new MemoryStream();
        while (await _wire.ReadAsync() is { } frame)
        {
            switch (frame.Opcode)
            {
                case FakeOpcode.Text or FakeOpcode.More:
                    text.Write(frame.Payload);
                    if (frame.IsLast)
                    {
                        Take(Encoding.UTF8.GetString(text.ToArray()));
                        text.SetLength(0);
                    }

                    break;
                case FakeOpcode.Ping:
                    await AnswerPingAsync(frame);
                    break;
                case FakeOpcode.Pong:
                    if (_pings.TryRemove(Encoding.UTF8.GetString(frame.Payload), out var answered))
                    {
                        answered.TrySetResult();
                    }

                    break;
                case FakeOpcode.Close:
                    if (await EndAsync())
                    {
                        return;
                    }

                    break;
                default:
                    _all.Complain($"The bot sent {frame.Opcode}.");
                    break;
            }
        }
    }

    internal void End()
    {
        _isClosing = true;
        _gone.TrySetResult();
    }

    internal Task PingAsync() =>
        Manners.Pings && IsOpen ? _wire.WriteAsync(new FakeFrame(FakeOpcode.Ping, [])) : Task.CompletedTask;

    private void Take(string text)
    {
        _received.Enqueue(text);
        _all.Acknowledge(this, text);
    }

    private Task AnswerPingAsync(FakeFrame ping)
    {
        Interlocked.Increment(ref _pingsOfBot);
        return Manners.AnswersPings
            ? _wire.WriteAsync(new FakeFrame(FakeOpcode.Pong, ping.Payload))
            : Task.CompletedTask;
    }

    // Whether the line is to be closed.
    private async Task<bool> EndAsync()
    {
        var isAnswer = _isClosing;
        WasClosedByBot |= !isAnswer;
        _isClosing = true;
        if (!isAnswer && Manners.AnswersClose)
        {
            await _wire.WriteAsync(new FakeFrame(FakeOpcode.Close, [0x03, 0xE8]));
        }

        return Manners.ClosesLine;
    }
}
