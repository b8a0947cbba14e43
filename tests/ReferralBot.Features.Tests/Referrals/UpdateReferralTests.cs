using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class UpdateReferralTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasReferral(await _bot.HasPartner("Northside Family Medicine"));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_button_acknowledges_and_the_card_shows_what_is_next()
    {
        var card = await _bot.Says("/referral show R-1");

        var reply = await _bot.Presses(card, "Acknowledge");

        Assert.True(Assert.IsType<Reply.Shown>(reply).Replaces);
        Assert.Contains("R-1 is acknowledged", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Contains("Next action: Decide", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.DoesNotContain(TestBot.Buttons(reply), button => button.Label == "Acknowledge");
        Assert.Equal(ReferralState.Acknowledged, (await _bot.Referral(1)).State);
    }

    [Fact]
    public async Task A_second_click_says_that_it_is_done()
    {
        var card = await _bot.Says("/referral show R-1");
        await _bot.Presses(card, "Acknowledge");

        var again = await _bot.Presses(card, "Acknowledge");

        Assert.Equal("R-1 is acknowledged already.", TestBot.Failure(again));
        Assert.Equal(2, (await _bot.Referral(1)).StepCount);
    }

    [Fact]
    public async Task An_illegal_move_names_the_legal_ones_and_offers_them()
    {
        await _bot.Says("/referral update R-1 scheduled");

        var reply = await _bot.Says("/referral update R-1 in-care");

        Assert.Equal(
            "From scheduled you can go to attended, no-show, contacting, cancelled, lapsed.",
            TestBot.Failure(reply)
        );
        Assert.Contains(
            "R-1 is attended",
            TestBot.Read(await _bot.Presses(reply, "Attended")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_form_offers_only_legal_moves()
    {
        await _bot.Says("/referral update R-1 scheduled");

        var form = TestBot.Form(await _bot.Says("/referral update R-1"));

        var state = form.Questions.Single(question => question.Field.Id == "state");
        Assert.Equal(
            ["attended", "no-show", "contacting", "cancelled", "lapsed"],
            state.Options!.Select(option => option.Value)
        );
        Assert.Contains(
            "R-1, received from Northside Family Medicine (P-1), for anxiety.",
            form.Intro,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_state_that_needs_a_reason_asks_for_one_of_its_own()
    {
        var asked = Assert.IsType<Reply.Invalid>(await _bot.Says("/referral update R-1 declined"));

        Assert.Equal("Pick a reason.", asked.Problems["reason"]);
        var reason = asked.Form!.Questions.Single(question => question.Field.Id == "reason");
        Assert.Equal(
            ["out-of-scope", "no-capacity", "insurance", "conflict-of-interest", "not-suitable", "duplicate"],
            reason.Options!.Select(option => option.Value)
        );
        var reply = await _bot.Submits(asked.Form, ("reason", "no-capacity"));
        Assert.Contains(
            "State: Declined (no capacity) on Wed 16 Sep 2026",
            TestBot.Read(reply),
            StringComparison.Ordinal
        );
        Assert.Equal(ReferralReason.NoCapacity, (await _bot.Referral(1)).Reason);
    }

    [Fact]
    public async Task A_step_cannot_be_earlier_than_the_one_before()
    {
        var reply = await _bot.Says("/referral update R-1 accepted on:2026-09-15");

        Assert.Equal("Earlier than the step before (16 Sep).", TestBot.Problems(reply)["on"]);
    }

    [Fact]
    public async Task A_visit_that_is_booked_decides_when_to_look_again()
    {
        var reply = await _bot.Says("/referral update R-1 scheduled visit:2026-09-25");

        Assert.Contains("Due: Mon 28 Sep 2026, 17:00", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.Contains("Visit: Fri 25 Sep 2026", TestBot.Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_to_a_client_we_sent_is_as_the_partner_told_us()
    {
        await _bot.HasReferral(await _bot.HasPartner("Harbor Pediatrics"), direction: ReferralDirection.Sent);

        var reply = await _bot.Says("/referral update R-2 scheduled");

        Assert.Contains(
            "State: Scheduled, as told by P-2 on Wed 16 Sep 2026",
            TestBot.Read(reply),
            StringComparison.Ordinal
        );
        Assert.Contains("Next action: Ask how it went", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.True((await _bot.Referral(2)).Steps[^1].AsToldByPartner);
    }

    [Fact]
    public async Task The_same_form_sent_twice_moves_it_once()
    {
        var form = TestBot.Form(await _bot.Says("/referral update R-1"));

        var first = await _bot.Submits(form, "key-1", ("state", "acknowledged"));
        var second = await _bot.Submits(form, "key-1", ("state", "acknowledged"));

        Assert.Equal(TestBot.Read(first), TestBot.Read(second));
        Assert.Equal(2, (await _bot.Referral(1)).StepCount);
    }
}
