using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Wire;

/// <summary>
/// Work that outlives the acknowledgement that it belongs to: it is stopped after 20 seconds, and the host waits for it before
/// it ends.
/// </summary>
internal sealed partial class AfterWork(TimeProvider time, ILogger<AfterWork> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Starts work and keeps an eye on it. Its faults are written down, by their kind only: a message can carry what people
    /// typed. Whoever waits for the task meets them, too.
    /// </summary>
    [SuppressMessage(
        "Style",
        "VSTHRD200",
        Justification = "It starts work that nobody has to wait for, like Task.Run."
    )]
    public Task Run(Func<CancellationToken, Task> work)
    {
        var running = LimitAsync(work);
        if (running.IsCompletedSuccessfully)
        {
            return running;
        }

        _running.TryAdd(running, true);
        _ = ForgetAsync(running);
        return running;
    }

    /// <summary>Starts work as soon as what comes before it is done: whoever asks says when.</summary>
    public TaskCompletionSource Promise(Func<CancellationToken, Task> work)
    {
        var before = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Run(async ct =>
        {
            await before.Task.WaitAsync(ct);
            await work(ct);
        });
        return before;
    }

    /// <summary>Waits until nothing is left to do.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys).WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task LimitAsync(Func<CancellationToken, Task> work)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
        await work(limit.Token);
    }

    private async Task ForgetAsync(Task running)
    {
#pragma warning disable VSTHRD003 // no thread of a user interface is waited for: the host has none
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning restore VSTHRD003
        if (running.IsCanceled)
        {
            Log.GivenUp(logger, Patience.TotalSeconds);
        }
        else if (running.Exception?.InnerException is { } fault)
        {
            Log.Failed(logger, fault.GetType().FullName ?? fault.GetType().Name, fault.StackTrace ?? "");
        }

        _running.TryRemove(running, out _); // last: whoever waits for all of it finds it written down
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "What follows an answer was given up after {Seconds} s or at the end of the host"
        )]
        public static partial void GivenUp(ILogger logger, double seconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "What follows an answer failed: {Fault} {Place}")]
        public static partial void Failed(ILogger logger, string fault, string place);
    }
}

/// <summary>Adds <see cref="AfterWork"/>, and <see cref="TurnAnswers"/> which starts it.</summary>
internal static class AfterWorkRegistration
{
    /// <summary>One for all channels, however many ask for it.</summary>
    public static void AddAfterWork(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(AfterWork)))
        {
            services.AddSingleton<AfterWork>();
            services.AddSingleton<TurnAnswers>();
            services.AddSingleton<IHostedService>(all => all.GetRequiredService<AfterWork>());
        }
    }
}
