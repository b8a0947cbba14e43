using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class LogSentTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasPartner("Harbor Pediatrics");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task One_line_saves_a_referral_that_was_sent()
    {
        var reply = await _bot.Says("/referral sent to:Harbor for:nutrition choice:yes why:fit,location");

        Assert.Contains("Saved R-1: sent to Harbor Pediatrics (P-1)", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Contains("Next action: Ask how it went", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Contains("Due: Wed 23 Sep 2026, 17:00", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.DoesNotContain(TestBot.Buttons(reply), button => button.Label is "Acknowledge" or "Thank");
        var saved = await _bot.Referral(1);
        Assert.Equal((ReferralDirection.Sent, true), (saved.Direction, saved.ChoiceOffered));
        Assert.Equal(WhyThem.Fit | WhyThem.Location, saved.Why);
    }

    [Fact]
    public async Task The_client_must_have_had_a_choice()
    {
        var form = TestBot.Form(await _bot.Says("/referral sent to:Harbor for:nutrition"));

        var left = await _bot.Submits(form);
        var typed = await _bot.Says("/referral sent to:Harbor for:nutrition choice:no");
        var ticked = await _bot.Submits(form, ("choice", "yes"));

        Assert.Equal("Please confirm the client could choose.", TestBot.Problems(left)["choice"]);
        Assert.Contains(TestBot.Form(typed).Questions, question => question.Field.Id == "choice");
        Assert.Contains("Saved R-1", TestBot.Card(ticked).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_takes_a_client_over_and_no_partner_counts_it()
    {
        await _bot.HasMember("Ana", Role.Clinician);

        var reply = await _bot.Says("/referral internal to:@Ana for:anxiety");

        Assert.Contains("Saved R-1: from Sam to Ana", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Contains("Owner: Ana", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Null((await _bot.Referral(1)).PartnerId);
        Assert.Equal("Internal 1", TestBot.Card(await _bot.Says("/referral list internal")).Title);
        Assert.Equal("Received in Q3 2026: 0", TestBot.Card(await _bot.Says("/referral sources")).Title);
    }

    [Fact]
    public async Task Nobody_hands_a_client_to_themselves()
    {
        var reply = await _bot.Says("/referral internal to:me for:anxiety");

        Assert.Equal("Choose two colleagues: who hands over, and who takes over.", TestBot.Problems(reply)["to"]);
    }
}
