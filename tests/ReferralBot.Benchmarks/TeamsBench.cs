using ReferralBot.Testing.Teams;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Messages with a token that is checked, over the same connections in the same run: the bot with everything that a referral takes
/// on disk before the answer, the floor that only parses, and Microsoft's framework with its checks off.
/// </summary>
internal static class TeamsBench
{
    private static readonly LoadPlan Plan = new(Clients: 32, TimeSpan.FromSeconds(4), Most: 500_000);

    public static async Task RunAsync()
    {
        await using var teams = await FakeTeams.StartAsync();
        await using var sink = await TeamsSink.StartAsync();
        var message = new TeamsActivity(
            teams.Issuer.Token(sink.Address),
            sink.Address,
            teams.Bot.AppId,
            teams.Bot.TenantId,
            "referral received from:Northside for:anxiety"
        );
        await using var bot = await Server.StartAsync(
            Server.Kind.Bot,
            ("Teams__AppId", teams.Bot.AppId),
            ("Teams__TenantId", teams.Bot.TenantId),
            ("Teams__ClientSecret", teams.Bot.ClientSecret!),
            ("Teams__OpenIdMetadataUrl", teams.OpenIdMetadataUrl.AbsoluteUri),
            ("Teams__Authority", teams.Authority.AbsoluteUri),
            ("Teams__TrustedServiceHosts__0", sink.Address.Host),
            ("SSL_CERT_FILE", teams.AuthorityCertificatePath)
        );
        await PrepareAsync(bot, sink, message);
        await using var floor = await Server.StartAsync(Server.Kind.Floor);
        await using var peer = Peers.AreInstalled ? await Server.StartAsync(Server.Kind.BotBuilder) : null;
        var durable = new Runner("bot, durable", bot, message);
        var theirs = peer is null ? null : new Runner("botbuilder", peer, message);
        List<Runner> runners = [new("floor", floor, message), new("bot, help", bot, message with { Text = "help" })];
        runners.Add(durable);
        runners.AddRange(theirs is null ? [] : [theirs]);
        var before = sink.Receipts;
        await Runner.MeasureAsync(runners, Plan);

        Report.Line($"Messages of Teams with a checked token (medians of rounds taken in turn)");
        Runner.Print(runners);
        Report.Line($"5 durable answer, a ratio of throughput (of processor time)");
        durable.Compare(runners[0], "the parse floor (target: at least 0.25)");
        if (theirs is not null)
        {
            durable.Compare(theirs, "botbuilder without its checks (target: at least 5)");
        }

        Report.Line($"  receipts that came afterwards: {sink.Receipts - before:N0}, of {durable.Sent:N0} answered");
    }

    // The first message installs the tenant and makes its sender the owner.
    private static async Task PrepareAsync(Server bot, TeamsSink sink, TeamsActivity message)
    {
        await WireLoad.SaysAsync(bot, message with { Text = "refbot setup referrals:here" });
        await WireLoad.SaysAsync(
            bot,
            message with
            {
                Text = "partner add \"Northside Family Medicine\" category:medical",
            }
        );
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await WireLoad.SaysAsync(bot, message);
        while (sink.Receipts == 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
