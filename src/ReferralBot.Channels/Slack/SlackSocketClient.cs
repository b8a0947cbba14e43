using System.Net.WebSockets;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Opens sockets: asks for an address, connects to it, and waits for Slack's first word.</summary>
internal sealed class SlackSocketClient(SlackClient client, SlackOptions options, SlackSocketTimings timings)
{
    /// <summary>Opens one. Each step has its time, after which it is given up.</summary>
    public async Task<SlackSocketOpening> OpenAsync(CancellationToken ct)
    {
        var answer = await WithinAsync(
            timings.Open,
            lost: new SlackAnswer.Lost("There was no answer in time."),
            limit => client.CallAsync("apps.connections.open", options.AppToken, [], limit),
            ct
        );
        return answer switch
        {
            SlackAnswer.Done done => await ConnectAsync(done.Body.At("url").Text(), ct),
            SlackAnswer.Failed failed => SlackSocketProblems.Refused(failed.Error),
            SlackAnswer.Later later => new SlackSocketOpening.Later(
                later.IsLimit ? SlackSocketProblems.Limited : SlackSocketProblems.Unreachable,
                later.RetryAfter
            ),
            SlackAnswer.Lost => new SlackSocketOpening.Later(SlackSocketProblems.Unreachable),
            _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer of Slack's."),
        };
    }

    private async Task<SlackSocketOpening> ConnectAsync(string? text, CancellationToken ct)
    {
        if (!SlackSocketAddress.TryRead(text, options.ApiBaseUrl, out var address))
        {
            return new SlackSocketOpening.Later(SlackSocketProblems.ForeignAddress);
        }

        var connection = await WithinAsync(timings.Connect, lost: null, limit => UpgradeAsync(address, limit), ct);
        if (connection is null)
        {
            return new SlackSocketOpening.Later(SlackSocketProblems.Unreachable);
        }

        SlackSocketOpening opening = new SlackSocketOpening.Later(SlackSocketProblems.Mute);
        try
        {
            opening = await WithinAsync(timings.Hello, opening, limit => HelloAsync(connection, limit), ct);
            return opening;
        }
        finally
        {
            if (opening is not SlackSocketOpening.Opened)
            {
                connection.Dispose();
            }
        }
    }

    private async Task<SlackSocketConnection?> UpgradeAsync(Uri address, CancellationToken ct)
    {
        SlackSocketConnection? connection = null;
#pragma warning disable CA2000 // the connection disposes of both; without one the end of this method does
        var line = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !address.IsLoopback,
                PlaintextStreamFilter = (context, _) =>
                    ValueTask.FromResult<Stream>(
                        new SlackSocketPulse(context.PlaintextStream, () => connection?.Heard())
                    ),
            }
        );
        var socket = new ClientWebSocket();
#pragma warning restore CA2000
        socket.Options.KeepAliveInterval = timings.KeepAlive;
        socket.Options.KeepAliveTimeout = timings.KeepAliveAnswer;
        try
        {
            await socket.ConnectAsync(address, line, ct);
            return connection = new SlackSocketConnection(socket, line, timings);
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException or IOException)
        {
            return null;
        }
        finally
        {
            if (connection is null)
            {
                socket.Dispose();
                line.Dispose();
            }
        }
    }

    private static async Task<SlackSocketOpening> HelloAsync(SlackSocketConnection connection, CancellationToken ct)
    {
        while (true)
        {
            switch (await connection.ReadAsync(ct))
            {
                case SlackSocketMessage.Hello:
                    return new SlackSocketOpening.Opened(connection);
                case SlackSocketMessage.Goodbye goodbye:
                    return goodbye.End switch
                    {
                        SlackSocketEnd.SwitchedOff => new SlackSocketOpening.Never(SlackSocketProblems.SwitchedOff),
                        SlackSocketEnd.Crowded => new SlackSocketOpening.Later(SlackSocketProblems.Crowded),
                        SlackSocketEnd.Refresh or SlackSocketEnd.Lost => new SlackSocketOpening.Later(
                            SlackSocketProblems.Mute
                        ),
                        _ => throw new InvalidOperationException($"{goodbye.End} is no end of a socket."),
                    };
                case null:
                    return new SlackSocketOpening.Later(SlackSocketProblems.Mute);
                default:
                    continue; // before its hello a socket brings nothing that could be answered
            }
        }
    }

    private async Task<T> WithinAsync<T>(
        TimeSpan limit,
        T lost,
        Func<CancellationToken, Task<T>> step,
        CancellationToken ct
    )
    {
        using var timeUp = new CancellationTokenSource(limit, timings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return lost;
        }
    }
}
