using ReferralBot.Testing.Slack;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Signed slash commands, over the same connections in the same run: the bot with everything that a referral takes on disk before
/// the answer, the floor, and Slack's own framework with and without a database.
/// </summary>
internal static class SlackBench
{
    private static readonly LoadPlan Plan = new(Clients: 32, TimeSpan.FromSeconds(4), Most: 500_000);

    public static async Task RunAsync()
    {
        await using var slack = await FakeSlack.StartAsync();
        var workspace = slack.AddWorkspace("T0BENCH", "Maple Street Wellness");
        var sam = workspace.AddUser("Sam", FakeStanding.Owner);
        var team = workspace.AddChannel("referrals", FakeChannelKind.Private).With(sam).WithBot();
        var command = new SlackCommand(
            slack.SigningSecret,
            workspace.Id,
            sam.Id,
            team.Id,
            "received from:Northside for:anxiety"
        );
        await using var bot = await Server.StartAsync(
            Server.Kind.Bot,
            ("Slack__SigningSecret", slack.SigningSecret),
            ("Slack__BotToken", workspace.BotToken),
            ("Slack__ApiBaseUrl", slack.ApiBaseUrl.AbsoluteUri)
        );
        await PrepareAsync(bot, command);
        await using var floor = await Server.StartAsync(Server.Kind.Floor);
        await using var peers = await PeerPair.StartAsync();
        var own = command with { Secret = Peers.Secret };
        List<Runner> runners =
        [
            new("floor", floor, own),
            new("bot, help", bot, command with { Text = "help" }),
            new("bot, durable", bot, command),
            .. peers.Runners(own),
        ];
        await Runner.MeasureAsync(runners, Plan);
        SlackReport.Write(runners);
        Report.Line(
            $"  memory after the burst: bot {Report.Mb(bot)}, floor {Report.Mb(floor)} (target 10: bot at most 130 MB)"
        );
    }

    // The bot learns at its start whose token it has; until then it knows no practice.
    private static async Task PrepareAsync(Server bot, SlackCommand command)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!(await http.GetStringAsync("/health/ready")).Contains("\"token\":\"ok\"", StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync();
        }

        // The first answers of a process come late: what says "still working" is done by the time that the next is taken.
        await WireLoad.SaysAsync(bot, command with { Name = "/refbot", Text = "setup referrals:here" });
        await WireLoad.SaysAsync(
            bot,
            command with
            {
                Name = "/partner",
                Text = "add \"Northside Family Medicine\" category:medical",
            }
        );
        while (!await WireLoad.TrySayAsync(bot, command))
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Bolt alone, and Bolt with better-sqlite3; nothing where npm has not installed them.</summary>
    private sealed class PeerPair(Server? ack, Server? durable) : IAsyncDisposable
    {
        public static async Task<PeerPair> StartAsync()
        {
            if (!Peers.AreInstalled)
            {
                Report.Line($"The peers are not installed; README.md says how. Measured against the floor only.");
                return new PeerPair(null, null);
            }

            return new PeerPair(
                await Server.StartAsync(Server.Kind.Bolt, ("PEER_SECRET", Peers.Secret)),
                await Server.StartAsync(Server.Kind.Bolt, ("PEER_SECRET", Peers.Secret), ("PEER_DB", "peer.db"))
            );
        }

        public IEnumerable<Runner> Runners(SlackCommand command) =>
            ack is null || durable is null
                ? []
                : [new("Bolt", ack, command), new("Bolt + SQLite FULL", durable, command)];

        public async ValueTask DisposeAsync()
        {
            if (ack is not null && durable is not null)
            {
                await ack.DisposeAsync();
                await durable.DisposeAsync();
            }
        }
    }
}
