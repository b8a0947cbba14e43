using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ReferralBot.Benchmarks;

/// <summary>A server under measurement: a process of its own, so that its time and its memory are its own.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    // What else it writes is read and let go of, so that it never waits for a reader.
    private readonly Task<string> _rest;

    private Server(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _rest = process.StandardOutput.ReadToEndAsync();
        _folder = folder;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The processor's time that it has used.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds of the machine's memory, in MB.</summary>
    public double ResidentMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1_000_000.0;
        }
    }

    /// <summary>Starts a server in an empty folder of its own, and waits for its address.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="settings">What is set besides, as environment variables.</param>
    public static async Task<Server> StartAsync(Kind kind, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("referralbot-bench-");
        var start = CommandOf(kind);
        start.UseShellExecute = false;
        start.WorkingDirectory = folder.FullName;
        start.RedirectStandardOutput = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["WebChat__Enabled"] = "true";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Announced().Match(line) is { Success: true } match)
            {
                return new Server(process, folder, new Uri(match.Value));
            }
        }

        process.Kill();
        throw new InvalidOperationException($"The {kind} ended before it had an address.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static ProcessStartInfo CommandOf(Kind kind) =>
        kind switch
        {
            Kind.Bot => Own("ReferralBot.dll", "serve"),
            Kind.Floor => Own("ReferralBot.Benchmarks.dll", "floor"),
            Kind.Bolt => new ProcessStartInfo(Peers.Node, [Peers.Bolt]),
            Kind.BotBuilder => new ProcessStartInfo(Peers.Node, [Peers.BotBuilder]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such server."),
        };

    private static ProcessStartInfo Own(string program, string command) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, program), command]);

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Announced();

    /// <summary>What is measured.</summary>
    public enum Kind
    {
        /// <summary>The whole bot.</summary>
        Bot,

        /// <summary>What it is measured against.</summary>
        Floor,

        /// <summary>Slack's own framework (<see cref="Peers"/>).</summary>
        Bolt,

        /// <summary>Microsoft's framework for bots (<see cref="Peers"/>).</summary>
        BotBuilder,
    }
}
