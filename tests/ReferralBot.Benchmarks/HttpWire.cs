using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ReferralBot.Benchmarks;

/// <summary>
/// A connection that sends requests as they are and reads whole answers. It costs a fraction of an HTTP client: who sends shares the
/// processors with who is measured.
/// </summary>
internal sealed class HttpWire : IDisposable
{
    private const string LengthHeader = "\r\ncontent-length:";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    private HttpWire() { }

    public static async Task<HttpWire> OpenAsync(Uri address)
    {
        var wire = new HttpWire();
        await wire._socket.ConnectAsync(address.Host, address.Port);
        return wire;
    }

    /// <summary>Sends a request and returns the answer, header and body.</summary>
    public async Task<string> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var read = 0;
        while (true)
        {
            var more = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            if (more == 0)
            {
                throw new InvalidOperationException("The server hung up.");
            }

            read += more;
            var answer = Encoding.Latin1.GetString(_buffer, 0, read);
            if (IsWhole(answer))
            {
                return answer;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var length = answer.IndexOf(LengthHeader, 0, end, StringComparison.OrdinalIgnoreCase);
        if (length < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal); // in chunks; the last is empty
        }

        var from = length + LengthHeader.Length;
        var until = answer.IndexOf("\r\n", from, StringComparison.Ordinal);
        return answer.Length
            == end
                + 4
                + int.Parse(
                    answer.AsSpan(from, until - from),
                    NumberStyles.AllowLeadingWhite,
                    CultureInfo.InvariantCulture
                );
    }
}
