using ReferralBot.EndToEnd.Tests.Crashes;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>The bot's process dies without a warning, several times over, while many people log referrals.</summary>
public sealed class CrashTests : IDisposable
{
    // Each round dies at another place: early in a burst, when all is warm, and after a longer run.
    private static readonly int[] Rounds = [25, 80, 150];

    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Ledgers Books => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_in_the_midst_of_a_burst_it_has_every_acknowledged_referral_once_and_nothing_half_done()
    {
        var burst = new Burst(await TellsTheTeamAndFindsAPartnerAsync());
        foreach (var acknowledgements in Rounds)
        {
            await using (var bot = await _folder.ServesAsync(Ct))
            {
                await burst.RunUntilKilledAsync(bot, acknowledgements, Ct);
                await bot.GoneAsync(Ct);
            }

            KeptWhatItSaid(burst);
            NothingIsHalfDone(burst);
        }

        await using (var bot = await _folder.ServesAsync(Ct))
        {
            await burst.RepeatAsync(bot, Ct);
            Assert.Equal(0, await bot.StopAsync(Ct));
        }

        Assert.Equal(burst.Sent.Order(StringComparer.Ordinal), Services());
        NothingIsHalfDone(burst);
    }

    private async Task<string> TellsTheTeamAndFindsAPartnerAsync()
    {
        await using var bot = await _folder.ServesAsync(Ct);
        var client = new PageClient(bot.Http);
        Assert.Equal("shown", (await client.SaysAsync("/refbot setup referrals:here", Ct)).Kind);
        var partners = await client.SearchesAsync("referral.received", "from", "Northside", Ct);
        return Assert
            .Single(partners.Options!, option => option.Label.EndsWith("(P-1)", StringComparison.Ordinal))
            .Value;
    }

    private void KeptWhatItSaid(Burst burst)
    {
        var kept = Services();
        Assert.NotEmpty(burst.Acknowledged);
        Assert.Equal(kept.Distinct(StringComparer.Ordinal), kept);
        Assert.Empty(burst.Acknowledged.Except(kept, StringComparer.Ordinal));
        Assert.Empty(kept.Except(burst.Sent, StringComparer.Ordinal));
    }

    private void NothingIsHalfDone(Burst burst)
    {
        // a number twice, or one that the counter will give again
        Assert.Empty(
            Books.Read("""SELECT "Number" || '' FROM "Referrals" GROUP BY "PracticeId", "Number" HAVING COUNT(*) > 1""")
        );
        Assert.Empty(
            Books.Read(
                """
                SELECT 'R-' || "Number" FROM "Referrals" JOIN "Counters" USING ("PracticeId")
                WHERE "Line" = 'R' AND "Number" >= "Next"
                """
            )
        );

        // a referral without the step that began it
        Assert.Empty(Books.Read(Lacking("""SELECT 1 FROM "ReferralSteps" WHERE "ReferralId" = "Referrals"."Id" """)));

        // news that were promised to the team and are not in the outbox, or are there twice
        Assert.Empty(Books.Read(Lacking("""SELECT 1 FROM "Outbox" WHERE "AboutId" = "Referrals"."Id" """)));
        Assert.Empty(
            Books.Read("""SELECT "AboutId" FROM "Outbox" WHERE "AboutId" IS NOT NULL GROUP BY 1 HAVING COUNT(*) > 1""")
        );

        // news that were posted twice, or are called sent and are not there
        Assert.Empty(Books.Read("""SELECT "Key" FROM "Transcript" GROUP BY 1 HAVING COUNT(*) > 1"""));
        Assert.Empty(
            Books.Read(
                """
                SELECT "Id" FROM "Outbox" WHERE "State" IN ('Refused', 'Unknown') OR ("State" = 'Sent' AND NOT EXISTS (
                SELECT 1 FROM "Transcript" WHERE "Key" = LOWER(REPLACE("Outbox"."Id", '-', ''))))
                """
            )
        );

        // a delivery that is remembered without its referral, or the other way round
        var remembered = Books
            .Read("""SELECT "Key" FROM "Deliveries" """)
            .Intersect(burst.Keys, StringComparer.Ordinal);
        Assert.Equal(burst.KeysOf(Services()).Order(StringComparer.Ordinal), remembered.Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<string> Services() =>
        Books.Read($"""SELECT "Service" FROM "Referrals" WHERE {OfTheBurst} ORDER BY 1""");

    private static string Lacking(string part) =>
        $"""SELECT 'R-' || "Number" FROM "Referrals" WHERE {OfTheBurst} AND NOT EXISTS ({part})""";

    private const string OfTheBurst = """ "Service" LIKE 'burst %' """;
}
