using ReferralBot.Testing.Hosts;

namespace ReferralBot.Benchmarks;

/// <summary>A submission with everything in it, on disk before it is answered, against the floor.</summary>
internal static class Durable
{
    private const int Rounds = 3;

    // Two cores are full with this many; more only wait longer.
    private static readonly LoadPlan Plan = new(Clients: 32, TimeSpan.FromSeconds(6), Most: 200_000);
    private static readonly LoadPlan WarmUp = Plan with { Time = TimeSpan.FromSeconds(4) };

    public static async Task RunAsync()
    {
        await using var floor = await Server.StartAsync(Server.Kind.Floor);
        await using var bot = await Server.StartAsync(Server.Kind.Bot);
        var partner = await PrepareAsync(bot);
        await Load.RunAsync(floor, partner, WarmUp);
        await Load.RunAsync(bot, partner, WarmUp);
        var (floors, bots) = (new List<LoadResult>(), new List<LoadResult>());
        for (var round = 0; round < Rounds; round++)
        {
            floors.Add(await Load.RunAsync(floor, partner, Plan));
            bots.Add(await Load.RunAsync(bot, partner, Plan));
            Report.Round(round + 1, floors[^1], bots[^1]);
        }

        Report.Durable(floors, bots);
        Report.Line(
            $"Memory after the burst: bot {Report.Mb(bot)}, floor {Report.Mb(floor)} (target 10: bot at most 130 MB)"
        );
    }

    /// <summary>A partner, and news of referrals for the team, so that each submission has its row in the outbox.</summary>
    public static async Task<string> PrepareAsync(Server bot)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        var client = new PageClient(http);
        Expect(await client.SaysAsync("/refbot setup referrals:here", CancellationToken.None));
        Expect(
            await client.SaysAsync(
                "/partner add \"Northside Family Medicine\" category:medical",
                CancellationToken.None
            )
        );
        var found = await client.SearchesAsync("referral.received", "from", "Northside", CancellationToken.None);
        return found.Options!.First(option => option.Label.EndsWith("(P-1)", StringComparison.Ordinal)).Value;
    }

    private static void Expect(PageAnswer answer)
    {
        if (answer.Kind != "shown")
        {
            throw new InvalidOperationException($"The bot could not be prepared: {answer.Summary}");
        }
    }
}
