using System.Diagnostics;

namespace ReferralBot.Benchmarks;

/// <summary>From the start of the process to the first answer, and the memory of a bot that has nothing to do.</summary>
internal static class Starts
{
    private const int Rounds = 5;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        // The first of each finds the files on disk; that is the disk's time.
        await TimeAsync(Server.Kind.Floor);
        await TimeAsync(Server.Kind.Bot);
        var (floors, bots) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            floors.Add(await TimeAsync(Server.Kind.Floor));
            bots.Add(await TimeAsync(Server.Kind.Bot));
        }

        Report.Starts(floors, bots);
    }

    public static async Task RestAsync()
    {
        await using var floor = await Server.StartAsync(Server.Kind.Floor);
        await using var bot = await Server.StartAsync(Server.Kind.Bot);
        await AskAsync(floor);
        await AskAsync(bot);
        Report.Line($"Memory after the first answer: bot {Report.Mb(bot)}, floor {Report.Mb(floor)}");
        using var idle = new PeriodicTimer(Idle, TimeProvider.System);
        await idle.WaitForNextTickAsync();
        Report.Line(
            $"Memory after 10 s idle: bot {Report.Mb(bot)}, floor {Report.Mb(floor)} (target 10: bot at most 100 MB)"
        );
    }

    // In milliseconds. The database is new each time: its file and tables are part of a first start.
    private static async Task<double> TimeAsync(Server.Kind kind)
    {
        var started = Stopwatch.GetTimestamp();
        await using var server = await Server.StartAsync(kind);
        await AskAsync(server);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task AskAsync(Server server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }
}
