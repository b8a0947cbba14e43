using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

/// <summary>What became of a client: the score, the check at day 90, and revenue for owners only.</summary>
public sealed class RecordOutcomeTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasReferral(await _bot.HasPartner("Northside Family Medicine"));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Before_the_first_visit_there_is_no_outcome()
    {
        var reply = await _bot.Says("/referral outcome R-1 score:5");

        Assert.Contains("Available once the first visit has happened.", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Null((await _bot.Referral(1)).Satisfaction);
    }

    [Fact]
    public async Task A_score_is_noted_and_can_be_corrected()
    {
        await _bot.Says("/referral update R-1 attended");

        var noted = TestBot.Read(await _bot.Says("/referral outcome R-1 score:4 fit:yes"));
        await _bot.Says("/referral outcome R-1 5");

        Assert.Contains("Noted for R-1: satisfaction 4 of 5, a fit", noted, StringComparison.Ordinal);
        var referral = await _bot.Referral(1);
        Assert.Equal((5, true), (referral.Satisfaction, referral.Fits));
    }

    [Fact]
    public async Task The_check_at_day_90_waits_for_its_day()
    {
        await _bot.Says("/referral update R-1 attended");

        var early = TestBot.Read(await _bot.Says("/referral outcome R-1 retained:yes"));

        Assert.Contains("Day 90 is ", early, StringComparison.Ordinal);
        Assert.Null((await _bot.Referral(1)).Retained);
    }

    [Fact]
    public async Task Only_owners_are_asked_about_money_and_can_note_it()
    {
        var ben = await _bot.HasMember("Ben", Role.Coordinator);
        await _bot.Says("/referral update R-1 attended");
        var form = TestBot.Read(await _bot.Says("/referral outcome R-1", ben));
        var refused = TestBot.Read(await _bot.Says("/referral outcome R-1 revenue:1200", ben));

        Assert.DoesNotContain("Revenue", form, StringComparison.Ordinal);
        Assert.Contains("Only owners see revenue.", refused, StringComparison.Ordinal);
        Assert.Equal(0, await _bot.InDatabase(db => db.Revenues.CountAsync()));

        await _bot.Says("/referral outcome R-1 revenue:1,000");
        var noted = TestBot.Read(await _bot.Says("/referral outcome R-1 revenue:1,200.50"));

        Assert.Contains("revenue 1,200.50 USD", noted, StringComparison.Ordinal);
        Assert.Equal(120_050, (await _bot.InDatabase(db => db.Revenues.SingleAsync())).Minor);
        Assert.DoesNotContain(
            "1,200",
            TestBot.Read(await _bot.Says("/referral show R-1", ben)),
            StringComparison.Ordinal
        );
    }
}
