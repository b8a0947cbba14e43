using System.Diagnostics;

namespace ReferralBot.Testing.Hosts;

/// <summary>A folder in which the bot is run as its operators run it, as a process of its own, with a database of its own.</summary>
public sealed class BotFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("referralbot-host-");
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["DOTNET_gcServer"] = "0",
    };

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>Sets an environment variable for every start after this.</summary>
    public BotFolder With(string variable, string value)
    {
        _settings[variable] = value;
        return this;
    }

    /// <summary>Writes a file into the folder.</summary>
    public BotFolder Has(string file, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    /// <summary>Starts the server and waits until it says where it is.</summary>
    public Task<BotServer> ServesAsync(CancellationToken ct) => BotServer.StartAsync(Start(), ct);

    /// <summary>Runs a command to its end.</summary>
    public async Task<BotCommand> RunsAsync(CancellationToken ct, params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new BotCommand(process.ExitCode, await output, await error);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => _folder.Delete(recursive: true);

    internal static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && IsDotnet(host) ? host : "dotnet")
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "ReferralBot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (variable, value) in _settings)
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    private static bool IsDotnet(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a command said.</summary>
public sealed record BotCommand(int ExitCode, string Output, string Error);
