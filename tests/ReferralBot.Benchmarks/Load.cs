using System.Collections.Concurrent;
using System.Diagnostics;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Benchmarks;

/// <summary>People who send submissions one after the other on connections that stay open, for a while.</summary>
internal static class Load
{
    /// <summary>Sends for some time, and says how that went.</summary>
    public static async Task<LoadResult> RunAsync(Server server, string partner, LoadPlan plan)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Clients })
        {
            BaseAddress = server.Address,
        };
        var client = new PageClient(http);
        var times = new ConcurrentBag<TimeSpan>();
        var refused = 0;
        var cpu = server.CpuTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(_ => SendAsync()));
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new LoadResult([.. times.Order()], elapsed, server.CpuTime - cpu, refused);

        async Task SendAsync()
        {
            while (Stopwatch.GetElapsedTime(started) < plan.Time && times.Count < plan.Most)
            {
                var sent = Stopwatch.GetTimestamp();
                var answer = await client.SubmitsAsync(FormOf(partner), PageClient.NewKey(), CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(sent));
                if (answer.Kind != "shown")
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }

    private static PageForm FormOf(string partner) =>
        new(
            "referral.received",
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["from"] = [partner], ["for"] = ["anxiety"] }
        );
}

/// <summary>How much is sent: by so many at once, for so long, and never more than so often.</summary>
internal sealed record LoadPlan(int Clients, TimeSpan Time, int Most);

/// <summary>What came of it.</summary>
/// <param name="Times">How long each answer took, the shortest first.</param>
/// <param name="Elapsed">How long all of it took.</param>
/// <param name="Cpu">The processor's time that the server used.</param>
/// <param name="Refused">How many were answered with a refusal.</param>
internal sealed record LoadResult(IReadOnlyList<TimeSpan> Times, TimeSpan Elapsed, TimeSpan Cpu, int Refused)
{
    /// <summary>Answers in a second.</summary>
    public double Rate => Times.Count / Elapsed.TotalSeconds;

    /// <summary>Processor's time for one, in microseconds.</summary>
    public double CpuEach => Cpu.TotalMicroseconds / Times.Count;

    /// <summary>The time within which so large a part was answered, in milliseconds.</summary>
    public double Within(double part) => Times[(int)((Times.Count - 1) * part)].TotalMilliseconds;
}
