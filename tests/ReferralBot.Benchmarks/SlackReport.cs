namespace ReferralBot.Benchmarks;

/// <summary>Prints the targets 1 to 3 as ratios of what was measured in one run.</summary>
internal static class SlackReport
{
    public static void Write(IReadOnlyList<SlackBench.Runner> runners)
    {
        Report.Line($"Signed slash commands (medians of rounds taken in turn)");
        foreach (var runner in runners)
        {
            Report.Line(
                $"  {runner.Name, -18} {Rate(runner), 8:N0}/s, processor {Cpu(runner), 7:N0} µs, p50 {Within(runner, 0.5), 7:F1} ms, p99 {Within(runner, 0.99), 7:F1} ms, refused {runner.Results.Sum(run => run.Refused)}"
            );
        }

        var (floor, help, durable) = (runners[0], runners[1], runners[2]);
        Report.Line($"1 verified ack without a write (/referral help), a ratio of throughput (of processor time)");
        Compare(help, floor, "the floor (target: at least 0.80)");
        if (runners is [_, _, _, var ack, var peer])
        {
            Compare(help, ack, "Bolt (target: at least 8)");
            Report.Line($"2 durable ack with everything in it");
            Compare(durable, floor, "the floor (target: at least 0.27)");
            Compare(durable, peer, "Bolt + SQLite FULL (target: at least 7)");
            Report.Line(
                $"3 p99 saturated {Within(durable, 0.99):F1} ms (target: at most 12 ms), {Within(durable, 0.99) / Within(peer, 0.99):F2} of Bolt's with SQLite (target: at most 0.10)"
            );
            return;
        }

        Report.Line($"2 durable ack with everything in it");
        Compare(durable, floor, "the floor (target: at least 0.27)");
        Report.Line($"3 p99 saturated {Within(durable, 0.99):F1} ms (target: at most 12 ms)");
    }

    private static void Compare(SlackBench.Runner measured, SlackBench.Runner against, string name) =>
        Report.Line($"  {Rate(measured) / Rate(against):F3} ({Cpu(against) / Cpu(measured):F3}) of {name}");

    private static double Rate(SlackBench.Runner runner) => Report.Median(runner.Results.Select(run => run.Rate));

    private static double Cpu(SlackBench.Runner runner) => Report.Median(runner.Results.Select(run => run.CpuEach));

    private static double Within(SlackBench.Runner runner, double part) =>
        Report.Median(runner.Results.Select(run => run.Within(part)));
}
