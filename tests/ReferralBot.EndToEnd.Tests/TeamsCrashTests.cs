using System.Text.Json.Nodes;
using ReferralBot.EndToEnd.Tests.Crashes;
using ReferralBot.EndToEnd.Tests.Teams;
using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>The bot's process dies without a warning, several times over, while messages with tokens are on their way.</summary>
public sealed class TeamsCrashTests
{
    private const int People = 8;
    private static readonly int[] Rounds = [10, 60, 120];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_the_same_activities_add_nothing()
    {
        await using var scene = await TeamsScene.OpenAsync();
        var maple = scene.AddOwnTenant("Maple Street");
        await scene.StartAsync();
        var burst = new TeamsBurst(scene, await ComeAsync(scene, maple));

        foreach (var acknowledgements in Rounds)
        {
            await burst.RunUntilKilledAsync(acknowledgements, Ct);
            await scene.Life.EndAsync();
            KeptWhatItSaid(scene, burst);
            await scene.StartAsync();
        }

        await burst.RepeatAsync(Ct);
        await burst.RepeatAsync(Ct);
        await scene.Life.StopAsync();
        Assert.Equal(burst.Sent.Order(StringComparer.Ordinal), Services(scene));
        Assert.Empty(burst.Sent.Except(burst.Acknowledged, StringComparer.Ordinal));
        NoNumberIsGivenTwice(scene);
    }

    [Fact]
    public async Task A_form_that_was_on_its_way_is_saved_once_and_shows_its_receipt_when_it_is_sent_again()
    {
        await using var scene = await TeamsScene.OpenAsync();
        var ana = scene.Person(scene.AddOwnTenant("Maple Street").AddMember("Ana"));
        await scene.StartAsync();
        await ana.Person.InstallsAsync();
        await ana.SaysAsync("/partner add Northside category:medical", ana.Chat, "Added Northside as P-1");
        var form = await ana.AskedAsync("/referral received for:sleep", ana.Chat, "Referral received");
        await form.FillsAsync(("Who sent this?", "Northside (P-1)"));

        scene.Life.Bot.Kill();
        await scene.Life.EndAsync();
        Assert.Equal(FakeTeamsOutcome.Unreachable, (await form.PressesAsync("Save")).Error);
        await scene.StartAsync();
        await ana.SendsAsync(form, "Save", "Saved R-1");
        Assert.Equal(200, (await ana.Person.RepeatsAsync())?.Status);
        await scene.Life.StopAsync();

        Assert.Equal(["1"], scene.Life.Books.Read("""SELECT COUNT(*) || '' FROM "Referrals" """));
    }

    // Each in a conversation of their own: so many answers in one would be slowed down.
    private static async Task<IReadOnlyList<JsonObject>> ComeAsync(TeamsScene scene, FakeTenant maple)
    {
        var samples = new List<JsonObject>();
        for (var number = 0; number < People; number++)
        {
            var person = scene.Person(maple.AddMember($"Person {number}"));
            await person.Person.InstallsAsync();
            if (number == 0)
            {
                await person.SaysAsync(
                    "/partner add Northside category:medical",
                    person.Chat,
                    "Added Northside as P-1"
                );
            }

            await person.SaysAsync("/partner list", person.Chat, "Northside");
            samples.Add(person.Person.LastActivity!);
        }

        return samples;
    }

    private static void KeptWhatItSaid(TeamsScene scene, TeamsBurst burst)
    {
        var kept = Services(scene);
        Assert.NotEmpty(burst.Acknowledged);
        Assert.Equal(kept.Distinct(StringComparer.Ordinal), kept);
        Assert.Empty(burst.Acknowledged.Except(kept, StringComparer.Ordinal));
        Assert.Empty(kept.Except(burst.Sent, StringComparer.Ordinal));
        NoNumberIsGivenTwice(scene);
    }

    private static void NoNumberIsGivenTwice(TeamsScene scene) =>
        Assert.Empty(
            scene.Life.Books.Read(
                """SELECT "Number" || '' FROM "Referrals" GROUP BY "PracticeId", "Number" HAVING COUNT(*) > 1"""
            )
        );

    private static IReadOnlyList<string> Services(TeamsScene scene) =>
        scene.Life.Books.Read("""SELECT "Service" FROM "Referrals" WHERE "Service" LIKE 'burst %' ORDER BY 1""");
}
