using System.Net.WebSockets;

namespace ReferralBot.Channels.Slack;

/// <summary>One socket to Slack. None of its steps can take forever, and none throws because the line broke.</summary>
internal sealed class SlackSocketConnection : IDisposable
{
    private readonly WebSocket _socket;
    private readonly HttpMessageInvoker _line;
    private readonly SlackSocketInbox _inbox;
    private readonly SlackSocketTimings _timings;
#pragma warning disable CA2213 // an answer may still want to send; without a wait handle there is nothing to free
    private readonly SemaphoreSlim _one = new(1);
#pragma warning restore CA2213
    private Action? _follower;
    private long _heardAt;

    /// <summary>Takes over an open socket, and the handler that made the line under it.</summary>
    public SlackSocketConnection(WebSocket socket, HttpMessageInvoker line, SlackSocketTimings timings)
    {
        (_socket, _line, _timings) = (socket, line, timings);
        _inbox = new SlackSocketInbox(socket);
        _heardAt = timings.Clock.GetTimestamp();
    }

    /// <summary>For how long Slack has not sent anything of its own accord.</summary>
    public TimeSpan Silence => _timings.Clock.GetElapsedTime(Interlocked.Read(ref _heardAt));

    /// <summary>Tells this one, too, whenever Slack sends something of its own accord.</summary>
    public void Follow(Action follower) => _follower = follower;

    /// <summary>Slack sent something of its own accord.</summary>
    public void Heard()
    {
        Interlocked.Exchange(ref _heardAt, _timings.Clock.GetTimestamp());
        _follower?.Invoke();
    }

    /// <summary>The next message; nothing once Slack closed the socket or the line broke.</summary>
    public async Task<SlackSocketMessage?> ReadAsync(CancellationToken ct)
    {
        SlackSocketMessage? message = null;
        if (!await TryAsync(async () => message = await NextAsync(ct)))
        {
            ct.ThrowIfCancellationRequested();
        }

        return message;
    }

    /// <summary>Sends a text, one at a time; says whether it went out.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await TryAsync(() =>
                _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, ct).AsTask()
            );
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Says that nothing more will come from here. Slack answers, and then there is nothing more to read.</summary>
    public async Task CloseAsync()
    {
        using var timeUp = new CancellationTokenSource(_timings.Close, _timings.Clock);
        var isSaid = await TryAsync(() =>
            _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, timeUp.Token)
        );
        if (!isSaid)
        {
            Abort();
        }
    }

    /// <summary>Cuts the line, without a word.</summary>
    public void Abort() => _socket.Abort();

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _line.Dispose();
        _inbox.Dispose();
    }

    private async Task<SlackSocketMessage?> NextAsync(CancellationToken ct)
    {
        if (await _inbox.NextAsync(ct) is not { } parcel)
        {
            return null;
        }

        return parcel.IsReadable
            ? SlackSocketReader.Read(parcel.Bytes.Span, _timings.Clock.GetUtcNow())
            : new SlackSocketMessage.Unreadable("not a text, or too large");
    }

    // Says whether the step was done. These are all that a socket throws when its line is cut from either side, or was before.
    private static async Task<bool> TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception fault)
            when (fault
                    is WebSocketException
                        or IOException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            return false;
        }
    }
}
