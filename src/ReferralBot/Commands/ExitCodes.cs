using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using ReferralBot.Features.Data;
using ReferralBot.Hosting;
using ReferralBot.Settings;

namespace ReferralBot.Commands;

/// <summary>Runs a command line; what goes wrong becomes a line for the operator and an exit code.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;

    // A stop waits for what was acknowledged; the host's own patience is shorter.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Patience,
        };
        var code = await parsed.InvokeAsync(invocation);
        return parsed.Action is ParseErrorAction ? BadUsage : code;
    }

    /// <summary>Makes a command do this.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work)
    {
        command.SetAction(
            async (parsed, ct) =>
            {
                var error = parsed.InvocationConfiguration.Error;
                try
                {
                    return await work(parsed, ct);
                }
                catch (Exception fault) when (Explain(fault) is { } explained)
                {
                    await error.WriteLineAsync(string.Join(Environment.NewLine, explained.Lines));
                    return explained.Code;
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    await error.WriteLineAsync("Stopped.");
                    return Failed;
                }
                catch (Exception fault) when (fault is not OutOfMemoryException)
                {
                    await error.WriteLineAsync($"This should not happen: {FaultText.Of(fault)}");
                    return Failed;
                }
            }
        );
        return command;
    }

    private static (int Code, IEnumerable<string> Lines)? Explain(Exception fault) =>
        fault switch
        {
            SettingsException settings => (BadUsage, settings.Problems.Select(problem => problem.ToString())),
            UsageException usage => (BadUsage, [usage.Message]),
            DatabaseUnavailableException database => (BadUsage, [$"Database:ConnectionString: {database.Message}"]),
            DatabaseBusyException busy => (Failed, [busy.Message]),
            DbException database => (Failed, [$"The database can't be reached: {database.Message}"]),
            IOException { InnerException: AddressInUseException } inUse => (Failed, [$"Urls: {inUse.Message}"]),
            // Only the container throws it, and it knows nothing that people typed.
            AggregateException wiring => (Failed, wiring.InnerExceptions.Select(inner => inner.Message)),
            _ => null,
        };
}

/// <summary>A command was called in a way that can't work; the message says how it can.</summary>
internal sealed class UsageException(string message) : Exception(message);
