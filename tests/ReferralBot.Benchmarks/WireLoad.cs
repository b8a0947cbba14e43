using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReferralBot.Benchmarks;

/// <summary>What is sent again and again, each time as a request of its own.</summary>
internal interface IWireRequest
{
    /// <summary>The whole request, header and body.</summary>
    byte[] Request(Uri address);

    /// <summary>Whether an answer, header and body, says that it was taken.</summary>
    bool IsTaken(string answer);
}

/// <summary>Sends requests one after the other on connections that stay open.</summary>
internal static class WireLoad
{
    /// <summary>Sends for some time, and says how that went.</summary>
    public static async Task<LoadResult> RunAsync(Server server, IWireRequest request, LoadPlan plan)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var refused = 0;
        var cpu = server.CpuTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(_ => Task.Run(SendAsync)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new LoadResult([.. times.Order()], elapsed, server.CpuTime - cpu, refused);

        async Task SendAsync()
        {
            using var wire = await HttpWire.OpenAsync(server.Address);
            while (Stopwatch.GetElapsedTime(started) < plan.Time && times.Count < plan.Most)
            {
                var bytes = request.Request(server.Address);
                var sent = Stopwatch.GetTimestamp();
                var answer = await wire.SendAsync(bytes);
                times.Add(Stopwatch.GetElapsedTime(sent));
                if (!request.IsTaken(answer))
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }

    /// <summary>Sends one, and throws when it is refused.</summary>
    public static async Task SaysAsync(Server server, IWireRequest request)
    {
        var answer = await AnswerAsync(server, request);
        if (!request.IsTaken(answer) && !answer.Contains("Still working", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The bot could not be prepared: {answer}");
        }
    }

    /// <summary>Sends one, and says whether it was taken.</summary>
    public static async Task<bool> TrySayAsync(Server server, IWireRequest request) =>
        request.IsTaken(await AnswerAsync(server, request));

    private static async Task<string> AnswerAsync(Server server, IWireRequest request)
    {
        using var wire = await HttpWire.OpenAsync(server.Address);
        return await wire.SendAsync(request.Request(server.Address));
    }
}
