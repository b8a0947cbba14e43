using ReferralBot.Chat.Cards;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Data;
using ReferralBot.Features.Jobs;
using ReferralBot.Features.Scorecards;
using ReferralBot.Features.Tests.Scorecards;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Jobs;

public sealed class BothDatabasesTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_month_and_a_quarter_go_the_same_way_on_both_databases(DatabaseProvider provider)
    {
        await using var bot = await WorkedExample.StartAsync(provider);
        foreach (var name in new[] { "Maple Dental", "Birch Dental" })
        {
            await bot.HasTouch(await bot.HasPartner(name), new DateOnly(2026, 8, 1));
        }

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => bot.Runs<PostScorecards>()))
        );
        Assert.Single(outcomes.OfType<JobOutcome.Posted>());
        Assert.IsType<JobOutcome.Posted>(await bot.Runs<PostCheckIns>());
        var (_, nudge) = (await bot.Posts())[^1];
        var line = nudge
            .Blocks.OfType<Block.Entry>()
            .First(entry => entry.Text.ToPlainText().EndsWith("(P-8)", StringComparison.Ordinal));

        TestBot.Card(await bot.Presses(line.Actions[1]));
        TestBot.Card(await bot.Says("/checkin skip P-9 reason:not-useful"));
        TestBot.Card(await bot.Says("/checkin done P-8 call 20m"));
        TestBot.Card(await bot.Says("/checkin"));
        TestBot.Card(await bot.Says("/checkin undo"));

        var text = TestBot.Read((await bot.Posts())[^1].Card);
        Assert.Contains("skipped by Sam: not useful", text, StringComparison.Ordinal);
        Assert.Contains("Maple Dental (P-8)\nlast: email, 1 Aug (65 d)", text, StringComparison.Ordinal);
        Assert.Contains(
            "21 of 35 decided referrals started (60 %); 4 more are too fresh to judge and 1 we could not take.",
            TestBot.Read(await bot.Says("/scorecard Q3-2026")),
            StringComparison.Ordinal
        );
    }
}
