using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.ThankYous;

public sealed class ThankPartnerTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private Partner _northside = null!;
    private Partner _harbor = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        _northside = await _bot.HasPartner("Northside Family Medicine");
        _harbor = await _bot.HasPartner("Harbor Pediatrics");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_answer_says_who_what_for_and_how_many_are_thanked_this_quarter()
    {
        await Received(_harbor, 3);
        await Received(_northside, 9);
        await _bot.Says("/thanks Northside for:R-4,R-5,R-6,R-7,R-8,R-9,R-10 how:email");

        var reply = await _bot.Says("/thanks Northside for:R-12 how:note");

        Assert.Equal("Thanked Northside for R-12 · 8 of 9 thanked this quarter", TestBot.Card(reply).Summary);
        Assert.Contains(
            "\nThanked Northside for R-12 · 8 of 9 thanked this quarter\n",
            TestBot.Read(reply),
            StringComparison.Ordinal
        );
        Assert.Contains("You could write:", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("anxiety", TestBot.Read(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("K-", TestBot.Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanking_twice_for_a_referral_asks_first()
    {
        await Received(_northside, 1);
        await _bot.Says("/thanks Northside for:R-1 how:note");

        var asked = await _bot.Says("/thanks Northside for:R-1 how:call");

        Assert.Contains(
            "Northside was thanked for R-1 already. Note another thank-you?",
            TestBot.Read(asked),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await Saved());
        var reply = await _bot.Presses(asked, "Yes, thanked again");
        Assert.Equal("Thanked Northside for R-1 · 1 of 1 thanked this quarter", TestBot.Card(reply).Summary);
        Assert.Equal(2, await Saved());
    }

    [Fact]
    public async Task A_second_click_on_yes_thanks_no_third_time()
    {
        await Received(_northside, 1);
        await _bot.Says("/thanks Northside for:R-1 how:note");
        var asked = await _bot.Says("/thanks Northside for:R-1 how:call");
        await _bot.Presses(asked, "Yes, thanked again");

        var again = await _bot.Presses(asked, "Yes, thanked again");

        Assert.StartsWith("That is done already", TestBot.Failure(again), StringComparison.Ordinal);
        Assert.Equal(2, await Saved());
    }

    [Fact]
    public async Task All_means_every_referral_that_nobody_thanked_for_yet()
    {
        await Received(_northside, 3);
        await _bot.Says("/thanks Northside for:R-2 how:note");

        var reply = await _bot.Says("/thanks Northside for:all how:call");

        Assert.Equal("Thanked Northside for R-3 and R-1 · 3 of 3 thanked this quarter", TestBot.Card(reply).Summary);
        Assert.Contains("You could say:", TestBot.Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_referrals_asks_which_ones_of_those_not_thanked_for()
    {
        await Received(_northside, 2);
        await Received(_harbor, 1);
        await _bot.Says("/thanks Northside for:R-1 how:note");

        var form = TestBot.Form(await _bot.Says("/thanks Northside how:note"));

        var question = form.Questions.Single(asked => asked.Field.Id == "for");
        Assert.Equal("R-2", Assert.Single(question.Options!).Value);
        var reply = await _bot.Submits(form, ("for", "R-2"));
        Assert.Equal("Thanked Northside for R-2 · 2 of 2 thanked this quarter", TestBot.Card(reply).Summary);
    }

    [Fact]
    public async Task A_form_without_referrals_is_a_thank_you_in_general()
    {
        await Received(_northside, 1);
        var form = TestBot.Form(await _bot.Says("/thanks Northside how:note"));

        var reply = await _bot.Submits(form);

        Assert.Equal("Thanked Northside · 0 of 1 thanked this quarter", TestBot.Card(reply).Summary);
    }

    [Fact]
    public async Task With_nothing_received_this_quarter_there_is_nothing_to_count()
    {
        var reply = await _bot.Says("/thanks Northside how:note");

        Assert.Equal("Thanked Northside", TestBot.Card(reply).Summary);
    }

    [Fact]
    public async Task The_same_form_sent_twice_saves_once_and_answers_the_same()
    {
        var form = TestBot.Form(await _bot.Says("/thanks Northside"));

        var first = await _bot.Submits(form, "key-1", ("how", "note"));
        var second = await _bot.Submits(form, "key-1", ("how", "note"));

        Assert.Equal(TestBot.Read(first), TestBot.Read(second));
        Assert.Equal(1, await Saved());
    }

    [Fact]
    public async Task A_thank_you_is_a_touch_and_starts_the_check_in_clock_again()
    {
        await _bot.Says("/thanks Northside how:note on:yesterday");

        var partner = await Northside();
        Assert.Equal(new DateOnly(2026, 9, 15), partner.LastTouchOn);
        Assert.Equal(new DateOnly(2026, 11, 14), partner.NextDueOn); // 60 days, a regular partner
    }

    [Fact]
    public async Task The_thank_button_of_a_referral_opens_the_form_for_it()
    {
        await Received(_northside, 2);

        var form = TestBot.Form(await _bot.Presses(await _bot.Says("/referral show R-1"), "Thank"));

        Assert.Equal(["R-1"], form.Questions.Single(asked => asked.Field.Id == "for").Initial);
        var reply = await _bot.Submits(form, ("how", "call"));
        Assert.Equal("Thanked Northside for R-1 · 1 of 2 thanked this quarter", TestBot.Card(reply).Summary);
        Assert.Contains(
            "Thanked: Call, Wed 16 Sep 2026",
            TestBot.Read(await _bot.Says("/referral show R-1")),
            StringComparison.Ordinal
        );
    }

    private async Task Received(Partner partner, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
        {
            await _bot.HasReferral(partner);
        }
    }

    private Task<int> Saved() => _bot.InDatabase(db => db.ThankYous.CountAsync());

    private Task<Partner> Northside() =>
        _bot.InDatabase(db => db.Partners.AsNoTracking().SingleAsync(partner => partner.Id == _northside.Id));
}
