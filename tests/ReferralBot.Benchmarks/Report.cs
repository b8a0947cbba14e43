using System.Globalization;

namespace ReferralBot.Benchmarks;

/// <summary>Writes what was measured, as ratios with the target beside each.</summary>
internal static class Report
{
    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public static string Mb(Server server) => server.ResidentMb.ToString("N0", CultureInfo.InvariantCulture) + " MB";

    public static void Round(int round, LoadResult floor, LoadResult bot) =>
        Line(
            $"  round {round}: floor {floor.Rate:N0}/s, bot {bot.Rate:N0}/s, ratio {bot.Rate / floor.Rate:F3}, p50 {bot.Within(0.5):F1} ms, p99 {bot.Within(0.99):F1} ms"
        );

    public static void Durable(IReadOnlyList<LoadResult> floors, IReadOnlyList<LoadResult> bots)
    {
        var ratio = Median(floors.Zip(bots, (floor, bot) => bot.Rate / floor.Rate));
        Line($"Durable submission (medians of {bots.Count} rounds, taken in turn)");
        Line($"  throughput: {Rate(bots):N0}/s of {Rate(floors):N0}/s, ratio {ratio:F3} (target 2: at least 0.27)");
        Line(
            $"  bot p50 {Median(bots.Select(run => run.Within(0.5))):F1} ms, p99 {Median(bots.Select(run => run.Within(0.99))):F1} ms (target 3: p99 at most 12 ms)"
        );
        Line(
            $"  floor p50 {Median(floors.Select(run => run.Within(0.5))):F1} ms, p99 {Median(floors.Select(run => run.Within(0.99))):F1} ms"
        );
        Line(
            $"  processor for one: bot {Median(bots.Select(run => run.CpuEach)):N0} µs, floor {Median(floors.Select(run => run.CpuEach)):N0} µs"
        );
        Line($"  refused: {bots.Sum(run => run.Refused)} of {bots.Sum(run => run.Times.Count)}");
    }

    public static void Starts(IReadOnlyList<double> floors, IReadOnlyList<double> bots)
    {
        var ratio = Median(floors.Zip(bots, (floor, bot) => bot / floor));
        Line($"Cold start to the first 200 (medians of {bots.Count}, taken in turn; a new database each time)");
        Line($"  bot {Median(bots):N0} ms, floor {Median(floors):N0} ms, ratio {ratio:F2} (target 9: at most 1.6)");
    }

    private static double Rate(IEnumerable<LoadResult> runs) => Median(runs.Select(run => run.Rate));

    public static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
