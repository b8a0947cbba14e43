using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class UndoReferralTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasPartner("Northside Family Medicine");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_last_referral_of_the_caller_is_taken_back()
    {
        var ana = await _bot.HasMember("Ana", Role.Coordinator);
        await _bot.Says("/referral received from:Northside for:anxiety");
        await _bot.Says("/referral received from:Northside for:sleep", ana);

        var reply = await _bot.Says("/referral undo");

        Assert.Equal("Taken back: R-1", TestBot.Card(reply).Title);
        Assert.Contains(
            "R-1, received from Northside Family Medicine (P-1), counts nowhere any more. Its number is not used again.",
            TestBot.Read(reply),
            StringComparison.Ordinal
        );
        Assert.Equal(ReferralState.EnteredInError, (await _bot.Referral(1)).State);
        Assert.Equal(ReferralState.Requested, (await _bot.Referral(2)).State);
    }

    [Fact]
    public async Task After_ten_minutes_there_is_nothing_to_take_back()
    {
        var ana = await _bot.HasMember("Ana", Role.Coordinator);
        await _bot.Says("/referral received from:Northside for:anxiety", ana);
        _bot.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        var bare = await _bot.Says("/referral undo", ana);
        var named = await _bot.Says("/referral undo R-1", ana);

        Assert.StartsWith(
            "You logged no referral in the last 10 minutes.",
            TestBot.Failure(bare),
            StringComparison.Ordinal
        );
        Assert.Equal("The 10 minutes to undo are over. An owner can still take it back.", TestBot.Failure(named));
        Assert.Equal(ReferralState.Requested, (await _bot.Referral(1)).State);
    }

    [Fact]
    public async Task An_owner_is_asked_first_and_can_take_back_what_is_old()
    {
        await _bot.Says("/referral received from:Northside for:anxiety");
        _bot.Clock.Advance(TimeSpan.FromDays(2));

        var asked = await _bot.Says("/referral undo R-1");

        Assert.Contains("was logged on Wed 16 Sep 2026, 11:00.", TestBot.Read(asked), StringComparison.Ordinal);
        Assert.Equal(ReferralState.Requested, (await _bot.Referral(1)).State);
        var reply = await _bot.Presses(asked, "Yes, take R-1 back");
        Assert.Equal("Taken back: R-1", TestBot.Card(reply).Title);
        Assert.Equal(ReferralState.EnteredInError, (await _bot.Referral(1)).State);
    }

    [Fact]
    public async Task A_second_click_says_that_it_was_taken_back()
    {
        var card = await _bot.Says("/referral received from:Northside for:anxiety");
        await _bot.Presses(card, "Undo");

        var again = await _bot.Presses(card, "Undo");

        Assert.Equal("This referral was taken back already.", TestBot.Failure(again));
    }

    [Fact]
    public async Task The_team_reads_of_a_referral_without_client_code_service_or_day()
    {
        await _bot.HasRoute(MessageKind.Referrals);

        await _bot.Says("/referral received from:Northside for:anxiety");

        var message = Assert.Single(await _bot.Outbox());
        Assert.Equal((OutboxKind.Post, TestBot.Team), (message.Kind, message.Conversation));
        Assert.Equal(
            """
            Referral R-1 received from Northside Family Medicine (P-1)
            September 2026 · Sam follows up
            [Details]
            """,
            TestBot.Read(TestBot.Card(message))
        );
    }

    [Fact]
    public async Task Taking_back_puts_another_card_in_the_place_of_the_posted_one()
    {
        await _bot.HasRoute(MessageKind.Referrals);
        await _bot.Says("/referral received from:Northside for:anxiety");

        var reply = await _bot.Says("/referral undo");

        Assert.Contains("The message that told the team now says so.", TestBot.Read(reply), StringComparison.Ordinal);
        var messages = await _bot.Outbox();
        Assert.Equal([OutboxKind.Post, OutboxKind.Replace], messages.Select(message => message.Kind));
        Assert.Equal(messages[0].Id, messages[1].TargetId);
        Assert.Equal("Referral R-1 was taken back", TestBot.Card(messages[1]).Title);
    }

    [Fact]
    public async Task Without_a_route_the_team_is_told_nothing()
    {
        await _bot.Says("/referral received from:Northside for:anxiety");

        Assert.Equal(1, await _bot.InDatabase(db => db.Referrals.CountAsync()));
        Assert.Empty(await _bot.Outbox());
    }

    [Fact]
    public async Task A_partner_that_was_active_by_a_referral_taken_back_is_regular_again()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await _bot.Says("/referral received from:Northside for:anxiety");
        }

        Assert.Equal(PartnerTier.Active, await Tier());
        await _bot.Says("/referral undo");

        Assert.Equal(PartnerTier.Regular, await Tier());
    }

    private Task<PartnerTier> Tier() =>
        _bot.InDatabase(db => db.Partners.Select(partner => partner.Tier).SingleAsync());
}
