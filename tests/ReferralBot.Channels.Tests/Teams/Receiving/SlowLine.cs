using System.Net.Sockets;
using System.Text;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>A connection on which a request comes as slowly as a test wants.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _answers;

    private SlowLine(TcpClient client) =>
        (_client, _answers) = (client, new StreamReader(client.GetStream(), Encoding.ASCII));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sends all but the body, which is announced, or comes in chunks without a length.</summary>
    public static async Task<SlowLine> OpenAsync(TeamsHost host, int? length, string authorization)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, Ct);
        var line = new SlowLine(client);
        await line.SendAsync(
            $"POST {TeamsHost.Path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: {authorization}\r\n"
                + "Content-Type: application/json\r\nExpect: 100-continue\r\n"
                + (length is null ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {length}\r\n\r\n")
        );
        return line;
    }

    public Task SendAsync(string text) => _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Ct).AsTask();

    /// <summary>Sends so many bytes in chunks, or as many as the server takes until it hangs up.</summary>
    public async Task SendChunksAsync(int bytes)
    {
        const int Each = 16 * 1024;
        var chunk = $"{Each:x}\r\n{new string('x', Each)}\r\n";
        try
        {
            for (var sent = 0; sent < bytes; sent += Each)
            {
                await SendAsync(chunk);
            }
        }
        catch (IOException)
        {
            // It has said what there is to say.
        }
    }

    /// <summary>The next line that the server says.</summary>
    public async Task<string?> ReadsAsync() => await _answers.ReadLineAsync(Ct);

    public ValueTask DisposeAsync()
    {
        _answers.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
