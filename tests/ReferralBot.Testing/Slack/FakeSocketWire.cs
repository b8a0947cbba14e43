using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Testing.Slack;

/// <summary>What a frame is (RFC 6455, 5.2).</summary>
internal enum FakeOpcode
{
    More = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

/// <summary>A frame.</summary>
internal sealed record FakeFrame(FakeOpcode Opcode, byte[] Payload)
{
    public bool IsLast { get; init; } = true;
}

/// <summary>
/// The server's side of a WebSocket, frame by frame: .NET's own answers pings and closing by itself, and a fake must be able not to.
/// </summary>
#pragma warning disable CA1001 // a semaphore whose wait handle nobody asks for holds nothing
internal sealed class FakeSocketWire(Stream line)
{
    private const byte Last = 0x80;
    private const byte Masked = 0x80;
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>What proves that the upgrade was understood (RFC 6455, 4.2.2).</summary>
    public static string Accept(string key)
    {
#pragma warning disable CA5350 // RFC 6455 asks for SHA-1, and nothing is kept secret by it
        return Convert.ToBase64String(
            SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
        );
#pragma warning restore CA5350
    }

    /// <summary>Sends a frame; nothing happens when the line is gone.</summary>
    public async Task WriteAsync(FakeFrame frame)
    {
        var bytes = Head(frame).Concat(frame.Payload).ToArray();
        await _one.WaitAsync();
        try
        {
            await line.WriteAsync(bytes);
            await line.FlushAsync();
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever reads finds out.
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The next frame; nothing when the line is gone.</summary>
    public async Task<FakeFrame?> ReadAsync()
    {
        try
        {
            var head = await BytesAsync(2);
            if ((head[1] & Masked) == 0)
            {
                throw new InvalidDataException("A client has to mask what it sends.");
            }

            var length = (head[1] & ~Masked) switch
            {
                126 => BinaryPrimitives.ReadUInt16BigEndian(await BytesAsync(2)),
                127 => BinaryPrimitives.ReadInt64BigEndian(await BytesAsync(8)),
                var few => few,
            };
            var mask = await BytesAsync(4);
            var payload = await BytesAsync((int)length);
            for (var at = 0; at < payload.Length; at++)
            {
                payload[at] ^= mask[at % 4];
            }

            return new FakeFrame((FakeOpcode)(head[0] & 0x0F), payload) { IsLast = (head[0] & Last) != 0 };
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static IEnumerable<byte> Head(FakeFrame frame)
    {
        yield return (byte)((int)frame.Opcode | (frame.IsLast ? Last : 0));
        var length = frame.Payload.Length;
        if (length < 126)
        {
            yield return (byte)length;
            yield break;
        }

        var isShort = length <= ushort.MaxValue;
        yield return (byte)(isShort ? 126 : 127);
        for (var shift = isShort ? 8 : 56; shift >= 0; shift -= 8)
        {
            yield return (byte)((long)length >> shift);
        }
    }

    private async Task<byte[]> BytesAsync(int count)
    {
        var bytes = new byte[count];
        await line.ReadExactlyAsync(bytes);
        return bytes;
    }
}
