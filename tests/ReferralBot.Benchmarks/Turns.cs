using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Practices;

namespace ReferralBot.Benchmarks;

/// <summary>What a turn itself costs, from the line to the stored answer: no HTTP, no drawing, nothing posted.</summary>
internal static class Turns
{
    private const int Clients = 32;
    private const int Each = 2_000;
    private const int Rounds = 4;

    private static readonly UserRef Sam = new("bench", "T1", "U1");
    private static readonly ConversationRef Team = new("bench", "T1", "C1");

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("referralbot-bench-");
        await using (var services = await StartAsync(folder))
        {
            for (var round = 1; round <= Rounds; round++)
            {
                await MeasureAsync(services, round);
            }
        }

        folder.Delete(recursive: true);
    }

    private static async Task<ServiceProvider> StartAsync(DirectoryInfo folder)
    {
        var options = new DatabaseOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder.FullName, "turns.db")}",
        };
        var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddData(options)
            .AddFeatures()
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await using (var scope = services.CreateAsyncScope())
        {
            var opening = new PracticeOpening(
                new PracticeSettings { Name = "Maple Street Wellness", TimeZone = "America/New_York" },
                "Sam",
                Sam,
                Team
            );
            await scope.ServiceProvider.GetRequiredService<OpenPractice>().RunAsync(opening, CancellationToken.None);
        }

        await SaysAsync(services, "/refbot setup referrals:here");
        await SaysAsync(services, "/partner add \"Northside Family Medicine\" category:medical");
        return services;
    }

    private static async Task MeasureAsync(ServiceProvider services, int round)
    {
        var (cpu, bytes, started) = (
            Process.GetCurrentProcess().TotalProcessorTime,
            GC.GetTotalAllocatedBytes(),
            Stopwatch.GetTimestamp()
        );
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendAsync(services))));
        var (elapsed, turns) = (Stopwatch.GetElapsedTime(started), (double)Each);
        var (used, allocated) = (
            Process.GetCurrentProcess().TotalProcessorTime - cpu,
            GC.GetTotalAllocatedBytes() - bytes
        );
        Report.Line(
            $"  round {round}: {turns / elapsed.TotalSeconds:N0}/s, processor {used.TotalMicroseconds / turns:N0} µs, allocated {allocated / turns / 1000:N0} kB for one"
        );
    }

    private static async Task SendAsync(ServiceProvider services)
    {
        for (var count = 0; count < Each / Clients; count++)
        {
            await SaysAsync(services, "/referral received from:Northside for:anxiety");
        }
    }

    private static async Task SaysAsync(ServiceProvider services, string line)
    {
        await using var scope = services.CreateAsyncScope();
        var turn = new Turn(Sam, Team, TimeProvider.System.GetUtcNow(), new TurnInput.Command(line))
        {
            DeliveryKey = Guid.CreateVersion7().ToString(),
        };
        var reply = await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(turn, CancellationToken.None);
        if (reply is not Reply.Shown)
        {
            throw new InvalidOperationException($"The bot answered with {reply.GetType().Name}.");
        }
    }
}
