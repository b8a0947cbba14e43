using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>How a host is set up, where it is not as usual.</summary>
internal sealed record TeamsSetup
{
    /// <summary>The settings, given a Teams of our own.</summary>
    public Func<FakeTeams, TeamsOptions> Options { get; init; } = TeamsRegistered.Options;

    /// <summary>In <c>Development</c> a card that Teams would refuse is a fault.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Where requests seem to come from, if not from this machine.</summary>
    public IPAddress? Sender { get; init; }

    /// <summary>How fast a body must come; the server's own unless a test is about it.</summary>
    public MinDataRate? Pace { get; init; } = new KestrelServerLimits().MinRequestBodyDataRate;

    /// <summary>A bot that the playground may talk to.</summary>
    public static TeamsOptions Playground(FakeTeams teams) =>
        new() { Playground = true, OpenIdMetadataUrl = teams.OpenIdMetadataUrl };
}

/// <summary>What the bot's store of deliveries promises, in memory: one key, one effect, and the same answer for all.</summary>
internal sealed class OnceByKey : ITurnMiddleware
{
    private readonly ConcurrentDictionary<string, Task<Reply>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string?> _keys = new();

    /// <summary>The keys of all that came, also of what was not done again.</summary>
    public IReadOnlyList<string?> Keys => [.. _keys];

    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        _keys.Enqueue(turn.DeliveryKey);
        if (turn.DeliveryKey is not { } key)
        {
            return await next(turn, ct);
        }

        var mine = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _answers.GetOrAdd(key, mine.Task);
        if (first != mine.Task)
        {
            return await first.WaitAsync(ct);
        }

        try
        {
            mine.SetResult(await next(turn, ct));
        }
        finally
        {
            mine.TrySetCanceled(ct);
        }

        return await mine.Task;
    }
}

/// <summary>A handler that works until it is told to finish, or stopped.</summary>
internal sealed class SlowWork
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Reply _reply;

    public SlowWork(TeamsHost host, Reply reply)
    {
        _reply = reply;
        host.Turns.Answer = WorkAsync;
    }

    public Task Started => _started.Task;

    public bool WasStopped { get; private set; }

    public void Finish() => _finish.TrySetResult();

    private async Task<Reply> WorkAsync(Turn turn, CancellationToken ct)
    {
        _started.TrySetResult();
        try
        {
            await _finish.Task.WaitAsync(ct);
            return _reply;
        }
        catch (OperationCanceledException)
        {
            WasStopped = true;
            throw;
        }
    }
}
