namespace ReferralBot.Benchmarks;

/// <summary>A server, what is sent to it, and how that went.</summary>
internal sealed record Runner(string Name, Server Server, IWireRequest Request)
{
    // Until the runtime has compiled what is used for good.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    private const int Rounds = 3;

    private readonly List<LoadResult> _results = [];

    /// <summary>Answers in a second, the median of the rounds.</summary>
    public double Rate => Report.Median(_results.Select(run => run.Rate));

    /// <summary>Processor's time for one in microseconds, the median of the rounds.</summary>
    public double Cpu => Report.Median(_results.Select(run => run.CpuEach));

    /// <summary>How many were sent, those of the warm-up included.</summary>
    public int Sent { get; private set; }

    /// <summary>How many were not taken, in all rounds.</summary>
    public int Refused => _results.Sum(run => run.Refused);

    /// <summary>The time within which so large a part was answered, in milliseconds, the median of the rounds.</summary>
    public double Within(double part) => Report.Median(_results.Select(run => run.Within(part)));

    /// <summary>Measures all of them in turn, after each had its time to warm up.</summary>
    public static async Task MeasureAsync(IReadOnlyList<Runner> runners, LoadPlan plan)
    {
        foreach (var runner in runners)
        {
            await runner.RunAsync(plan with { Time = WarmUp });
        }

        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var runner in runners)
            {
                runner._results.Add(await runner.RunAsync(plan));
            }
        }
    }

    /// <summary>Prints what was measured of each.</summary>
    public static void Print(IEnumerable<Runner> runners)
    {
        foreach (var runner in runners)
        {
            Report.Line(
                $"  {runner.Name, -18} {runner.Rate, 8:N0}/s, processor {runner.Cpu, 7:N0} µs, p50 {runner.Within(0.5), 7:F1} ms, p99 {runner.Within(0.99), 7:F1} ms, refused {runner.Refused}"
            );
        }
    }

    /// <summary>Prints this one as a part of another one: of its throughput, and in brackets of its processor's time.</summary>
    public void Compare(Runner against, string name) =>
        Report.Line($"  {Rate / against.Rate:F3} ({against.Cpu / Cpu:F3}) of {name}");

    private async Task<LoadResult> RunAsync(LoadPlan plan)
    {
        var result = await WireLoad.RunAsync(Server, Request, plan);
        Sent += result.Times.Count;
        return result;
    }
}
