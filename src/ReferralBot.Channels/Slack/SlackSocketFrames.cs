using System.Buffers.Binary;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Follows the bytes that come down a socket from frame to frame, and tells what Slack sent of its own accord from answers to our
/// pings: those may come from a machine in between that goes on when Slack itself is gone. .NET answers pings, and shows none.
/// </summary>
internal sealed class SlackSocketFrames
{
    // RFC 6455, 5.2: the low four bits say what a frame is, and a length of 126 or 127 says that the real one follows.
    private const byte Opcode = 0x0F;
    private const byte Pong = 0x0A;
    private const byte Length = 0x7F;
    private const byte TwoBytes = 126;
    private const byte EightBytes = 127;
    private const uint EndOfHead = 0x0D0A0D0A;

    private readonly byte[] _header = new byte[10];
    private int _filled;
    private long _payload;
    private bool _isPong;
    private uint _lastFour;
    private bool _isPastHead;

    /// <summary>Takes the next bytes, and says whether Slack sent any of them of its own accord.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        var heard = false;
        while (!bytes.IsEmpty)
        {
            var taken =
                !_isPastHead ? TakeHead(bytes)
                : _payload > 0 ? TakePayload(bytes)
                : TakeHeader(bytes[0]);
            heard |= _isPastHead && _filled == 0 && !_isPong;
            bytes = bytes[taken..];
        }

        return heard;
    }

    // The answer to the upgrade comes down the same line, and ends with an empty line.
    private int TakeHead(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            _lastFour = (_lastFour << 8) | bytes[at];
            if (_lastFour == EndOfHead)
            {
                _isPastHead = true;
                _isPong = true; // nothing was said yet
                return at + 1;
            }
        }

        return bytes.Length;
    }

    private int TakePayload(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(_payload, bytes.Length);
        _payload -= taken;
        return taken;
    }

    private int TakeHeader(byte next)
    {
        _header[_filled++] = next;
        if (_filled >= 2 && _filled == HeaderLength())
        {
            _filled = 0;
            _isPong = (_header[0] & Opcode) == Pong;
            _payload = (_header[1] & Length) switch
            {
                TwoBytes => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
                EightBytes => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
                var length => length,
            };
        }

        return 1;
    }

    private int HeaderLength() =>
        (_header[1] & Length) switch
        {
            TwoBytes => 4,
            EightBytes => 10,
            _ => 2,
        };
}
