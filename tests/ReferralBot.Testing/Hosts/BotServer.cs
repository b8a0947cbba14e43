using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ReferralBot.Testing.Hosts;

/// <summary>The bot as a running server.</summary>
public sealed partial class BotServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotServer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) =>
            _address.TrySetException(new InvalidOperationException($"The bot did not start: {AllOutput}"));
    }

    /// <summary>Speaks to the server.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address => Http.BaseAddress!;

    /// <summary>The process, for the system's own figures about it.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Everything that it wrote so far.</summary>
    public string AllOutput => string.Join('\n', _lines);

    /// <summary>Everything that it wrote, line by line.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Stops as <c>kill -9</c> does, this very moment: nothing is finished.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until the process is gone.</summary>
    public Task GoneAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Stops as a service manager does, and returns the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(ct);
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>Ends the process, whatever it is doing.</summary>
    public ValueTask DisposeAsync()
    {
        BotFolder.End(_process);
        _process.Dispose();
        Http?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static async Task<BotServer> StartAsync(Process process, CancellationToken ct)
    {
        var server = new BotServer(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = false;
        try
        {
            var address = await server._address.Task.WaitAsync(TimeSpan.FromMinutes(2), ct);
            server.Http = new HttpClient { BaseAddress = address };
            started = true;
            return server;
        }
        finally
        {
            if (!started)
            {
                await server.DisposeAsync();
            }
        }
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (Announced().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Announced();
}
