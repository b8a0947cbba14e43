using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Scorecards;

/// <summary>The worked example of the product description (§5.3) as partners and referrals in a real database.</summary>
internal static class WorkedExample
{
    /// <summary>Mon 5 Oct 2026, 09:00 in New York.</summary>
    public static readonly DateTimeOffset ScoredAt = new(2026, 10, 5, 13, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Early = new(2026, 7, 1);

    // partner, category, then c, x, u, s, f, received in Q2, sent
    private static readonly (string Name, PartnerCategory Category, int[] Counts)[] Rows =
    [
        ("Northside Family Medicine", PartnerCategory.Medical, [6, 4, 1, 1, 2, 12, 2]),
        ("Riverbend Physio", PartnerCategory.Allied, [4, 1, 0, 0, 0, 6, 6]),
        ("Harbor Pediatrics", PartnerCategory.Medical, [7, 1, 0, 0, 1, 4, 1]),
        ("Oak School Counseling", PartnerCategory.Education, [1, 2, 0, 0, 0, 3, 0]),
        ("Larkin Family Law", PartnerCategory.LegalFinancial, [1, 0, 0, 0, 0, 0, 3]),
        ("Eastside Community Hub", PartnerCategory.Community, [2, 4, 0, 1, 1, 15, 4]),
        ("Ames Psychotherapy", PartnerCategory.Peer, [0, 0, 0, 0, 0, 5, 2]),
    ];

    // when it came, what it came to, and which way it went, in the order of the counts
    private static readonly (DateOnly On, ReferralMove? Move, ReferralDirection Direction)[] Fates =
    [
        (Early, new(ReferralState.Attended, new(2026, 7, 9)), ReferralDirection.Received),
        (Early, new(ReferralState.Lapsed, new(2026, 9, 9), ReferralReason.NoActivity), ReferralDirection.Received),
        (Early, new(ReferralState.Declined, new(2026, 7, 2), ReferralReason.NoCapacity), ReferralDirection.Received),
        (new(2026, 9, 5), null, ReferralDirection.Received),
        (new(2026, 9, 30), null, ReferralDirection.Received),
        (new(2026, 6, 30), null, ReferralDirection.Received),
        (new(2026, 8, 1), null, ReferralDirection.Sent),
    ];

    /// <summary>A practice with all of it, on the day of scoring.</summary>
    public static async Task<TestBot> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var bot = await TestBot.StartAsync(provider);
        foreach (var (name, category, counts) in Rows)
        {
            var partner = await bot.HasPartner(name, category);
            foreach (var (fate, count) in Fates.Zip(counts))
            {
                await HasReferrals(bot, partner, fate, count);
            }
        }

        bot.Clock.SetUtcNow(ScoredAt);
        return bot;
    }

    private static Task HasReferrals(
        TestBot bot,
        Partner partner,
        (DateOnly On, ReferralMove? Move, ReferralDirection Direction) fate,
        int count
    ) =>
        bot.InDatabase(async db =>
        {
            var sam = await db.Members.FirstAsync();
            var calendar = PracticeCalendar.Of(bot.Practice);
            for (var number = 0; number < count; number++)
            {
                var entry = new ReferralEntry
                {
                    Direction = fate.Direction,
                    Partner = partner,
                    Client = ClientCode.New(),
                    Service = "anxiety",
                    On = fate.On,
                    OwnerId = sam.Id,
                };
                var referral = Kept(Referral.Log(bot.Practice, entry, new Entry(sam.Actor, At(fate.On))));
                if (fate.Move is { } move)
                {
                    Kept(referral.Move(move, new Entry(sam.Actor, At(move.On)), calendar));
                }

                db.Add(referral);
            }

            await db.SaveChangesAsync();

            DateTimeOffset At(DateOnly day) => calendar.At(day, new TimeOnly(12, 0));
        });

    private static T Kept<T>(Result<T> result)
    {
        Assert.False(result.Failed(out var problem, out var value), problem?.Message);
        return value!;
    }
}
