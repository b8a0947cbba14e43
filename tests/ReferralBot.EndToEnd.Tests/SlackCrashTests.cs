using ReferralBot.EndToEnd.Tests.Crashes;
using ReferralBot.EndToEnd.Tests.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>The bot's process dies without a warning, several times over, while signed commands are on their way.</summary>
public sealed class SlackCrashTests
{
    private static readonly int[] Rounds = [10, 60, 120];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_the_same_triggers_add_nothing()
    {
        await using var scene = await SlackScene.OpenAsync(SlackWay.Http);
        var workspace = scene.AddOwnWorkspace("Maple Street");
        var ana = scene.Person(workspace.AddUser("Ana", FakeStanding.Admin));
        var team = workspace.AddChannel("referrals").With(ana.User).WithBot();
        await scene.StartAsync();
        await ana.SaysAsync("/partner add Northside category:medical", team, "Added Northside as P-1");
        await ana.SaysAsync("/referral received from:Northside for:first", team, "Saved R-1");
        var burst = new SlackBurst(scene, ana.Person, team);

        foreach (var acknowledgements in Rounds)
        {
            await burst.RunUntilKilledAsync(acknowledgements, Ct);
            await scene.EndAsync();
            KeptWhatItSaid(scene, burst);
            await scene.StartAsync();
        }

        await burst.RepeatAsync(Ct);
        await burst.RepeatAsync(Ct);
        await scene.StopAsync();
        Assert.Equal(burst.Sent.Order(StringComparer.Ordinal), Services(scene));
        Assert.Empty(burst.Sent.Except(burst.Acknowledged, StringComparer.Ordinal));
        NoNumberIsGivenTwice(scene);
    }

    private static void KeptWhatItSaid(SlackScene scene, SlackBurst burst)
    {
        var kept = Services(scene);
        Assert.NotEmpty(burst.Acknowledged);
        Assert.Equal(kept.Distinct(StringComparer.Ordinal), kept);
        Assert.Empty(burst.Acknowledged.Except(kept, StringComparer.Ordinal));
        Assert.Empty(kept.Except(burst.Sent, StringComparer.Ordinal));
        NoNumberIsGivenTwice(scene);
    }

    private static void NoNumberIsGivenTwice(SlackScene scene) =>
        Assert.Empty(
            scene.Books.Read(
                """SELECT "Number" || '' FROM "Referrals" GROUP BY "PracticeId", "Number" HAVING COUNT(*) > 1"""
            )
        );

    private static IReadOnlyList<string> Services(SlackScene scene) =>
        scene.Books.Read("""SELECT "Service" FROM "Referrals" WHERE "Service" LIKE 'burst %' ORDER BY 1""");
}
