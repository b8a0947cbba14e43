using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.ThankYous;

public sealed class ThankPartnerRefusalTests : IAsyncLifetime
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
    public async Task A_referral_of_another_partner_is_named_at_the_field()
    {
        await Received(_harbor, 1);

        var reply = await _bot.Says("/thanks Northside for:R-1 how:note");

        Assert.Equal("R-1 came from Harbor, not Northside.", TestBot.Problems(reply)["for"]);
        Assert.Equal(0, await Saved());
    }

    [Fact]
    public async Task A_referral_that_we_sent_is_nothing_to_thank_for()
    {
        await _bot.HasReferral(_northside, direction: ReferralDirection.Sent);

        var reply = await _bot.Says("/thanks Northside for:R-1 how:note");

        Assert.Equal("R-1 did not come from a partner.", TestBot.Problems(reply)["for"]);
    }

    [Theory]
    [InlineData("R-99", "There is no R-99, or it is not one of yours.")]
    [InlineData("Jane", "Name referrals by their numbers, like R-12,R-13, or write all.")]
    [InlineData("all", "Every referral from Northside is thanked for. Leave this empty to thank in general.")]
    public async Task What_cannot_be_thanked_for_is_explained(string typed, string message)
    {
        var reply = await _bot.Says($"/thanks Northside for:{typed} how:note");

        Assert.Equal(message, TestBot.Problems(reply)["for"]);
    }

    [Theory]
    [InlineData("gift")]
    [InlineData("gift-card")]
    [InlineData("lunch")]
    [InlineData("\"a bottle of wine\"")]
    public async Task Gifts_are_not_recorded(string how)
    {
        await Received(_northside, 1);

        var form = TestBot.Form(await _bot.Says($"/thanks Northside for:R-1 how:{how}"));

        var question = form.Questions.Single(asked => asked.Field.Id == "how");
        Assert.Equal("ReferralBot does not record gifts for referrals. See the caution.", question.Problem);
        Assert.StartsWith("Caution: gifts or money for referrals", question.Field.Hint, StringComparison.Ordinal);
        Assert.Equal(0, await Saved());
    }

    [Fact]
    public async Task Another_word_that_is_no_way_to_thank_gets_the_choices()
    {
        var form = TestBot.Form(await _bot.Says("/thanks Northside how:fax"));

        Assert.Equal(
            "Pick one of these: note, email, call, in-person, message.",
            form.Questions.Single(asked => asked.Field.Id == "how").Problem
        );
    }

    [Fact]
    public async Task A_date_in_the_future_is_refused()
    {
        var reply = await _bot.Says("/thanks Northside how:note on:2026-09-17");

        Assert.Equal(
            "The date cannot be in the future.",
            TestBot.Form(reply).Questions.Single(asked => asked.Field.Id == "on").Problem
        );
    }

    [Fact]
    public async Task A_note_of_10000_characters_is_refused_at_the_field_and_kept()
    {
        var form = TestBot.Form(await _bot.Says("/thanks Northside"));
        var note = new string('x', 10_000);

        var reply = Assert.IsType<Reply.Invalid>(await _bot.Submits(form, ("how", "note"), ("note", note)));

        Assert.Equal("Use at most 300 characters (now 10,000).", reply.Problems["note"]);
        Assert.Equal([note], reply.Form!.Questions.Single(asked => asked.Field.Id == "note").Initial);
        Assert.Equal(0, await Saved());
    }

    [Fact]
    public async Task What_cannot_be_seen_is_left_out_of_a_note()
    {
        var form = TestBot.Form(await _bot.Says("/thanks Northside"));

        await _bot.Submits(form, ("how", "note"), ("note", "\u202Ewarm\u0007 words\uD800"));

        Assert.Equal(
            "warm words",
            await _bot.InDatabase(db => db.ThankYous.Select(thanks => thanks.Note).SingleAsync())
        );
    }

    [Fact]
    public async Task A_partner_that_does_not_exist_can_be_added()
    {
        var reply = await _bot.Says("/thanks Zenith how:note");

        Assert.Contains("Zenith", TestBot.Failure(reply), StringComparison.Ordinal);
        Assert.Contains(TestBot.Buttons(reply), button => button.Label == "Add it");
    }

    private async Task Received(Partner partner, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
        {
            await _bot.HasReferral(partner);
        }
    }

    private Task<int> Saved() => _bot.InDatabase(db => db.ThankYous.CountAsync());
}
