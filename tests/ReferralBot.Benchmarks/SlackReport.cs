namespace ReferralBot.Benchmarks;

/// <summary>Prints the targets 1 to 3 as ratios of what was measured in one run.</summary>
internal static class SlackReport
{
    public static void Write(IReadOnlyList<Runner> runners)
    {
        Report.Line($"Signed slash commands (medians of rounds taken in turn)");
        Runner.Print(runners);
        var (floor, help, durable) = (runners[0], runners[1], runners[2]);
        Report.Line($"1 verified ack without a write (/referral help), a ratio of throughput (of processor time)");
        help.Compare(floor, "the floor (target: at least 0.80)");
        if (runners is [_, _, _, var ack, var peer])
        {
            help.Compare(ack, "Bolt (target: at least 8)");
            Report.Line($"2 durable ack with everything in it");
            durable.Compare(floor, "the floor (target: at least 0.27)");
            durable.Compare(peer, "Bolt + SQLite FULL (target: at least 7)");
            Report.Line(
                $"3 p99 saturated {durable.Within(0.99):F1} ms (target: at most 12 ms), {durable.Within(0.99) / peer.Within(0.99):F2} of Bolt's with SQLite (target: at most 0.10)"
            );
            return;
        }

        Report.Line($"2 durable ack with everything in it");
        durable.Compare(floor, "the floor (target: at least 0.27)");
        Report.Line($"3 p99 saturated {durable.Within(0.99):F1} ms (target: at most 12 ms)");
    }
}
