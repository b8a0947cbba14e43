using System.Buffers;
using System.Net.WebSockets;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Puts the parts of a message together in a buffer that grows with it: Slack sends some of 67 kB and more
/// (github.com/slackapi/python-slack-sdk, mock_socket_mode_server.py). Nobody makes it keep more than a megabyte.
/// </summary>
internal sealed class SlackSocketInbox(WebSocket socket) : IDisposable
{
    private const int UsualSize = 16 * 1024;
    private const int LargestSize = 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualSize);

    /// <summary>The next message, good until the one after it is asked for; nothing once the socket is closed.</summary>
    public async Task<SlackSocketParcel?> NextAsync(CancellationToken ct)
    {
        var filled = 0;
        var isWhole = true;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(filled), ct);
            filled += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return new SlackSocketParcel(
                    _buffer.AsMemory(0, filled),
                    isWhole && part.MessageType == WebSocketMessageType.Text
                );
            }

            if (filled == _buffer.Length && !TryGrow())
            {
                (filled, isWhole) = (0, false); // what is left of it is read, and forgotten
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
    }

    private bool TryGrow()
    {
        if (_buffer.Length >= LargestSize)
        {
            return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
        return true;
    }
}

/// <summary>A message as it came.</summary>
/// <param name="Bytes">What came of it, or its end where it was too large.</param>
/// <param name="IsReadable">Whether it is a text, and all of it.</param>
internal readonly record struct SlackSocketParcel(ReadOnlyMemory<byte> Bytes, bool IsReadable);
