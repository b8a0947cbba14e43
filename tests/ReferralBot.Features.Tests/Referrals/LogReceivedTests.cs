using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class LogReceivedTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasPartner("Harbor Pediatrics");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task One_line_saves_R_1_and_shows_owner_next_action_and_due_date()
    {
        var reply = await _bot.Says("/referral received from:Northside for:anxiety");

        var card = TestBot.Read(reply);
        Assert.Contains("Saved R-1: received from Northside Family Medicine (P-1)", card, StringComparison.Ordinal);
        Assert.Contains("Owner: Sam", card, StringComparison.Ordinal);
        Assert.Contains("Next action: Tell the sender it arrived", card, StringComparison.Ordinal);
        Assert.Contains("Due: Thu 17 Sep 2026, 17:00", card, StringComparison.Ordinal);
        Assert.Contains("State: Requested on Wed 16 Sep 2026", card, StringComparison.Ordinal);
        Assert.Contains("Service: anxiety", card, StringComparison.Ordinal);
        Assert.Contains("Urgency: Routine", card, StringComparison.Ordinal);
        Assert.Equal(["Acknowledge", "Thank", "Update", "Undo"], TestBot.Buttons(reply).Select(button => button.Label));
        var saved = await _bot.Referral(1);
        Assert.Equal(ReferralState.Requested, saved.State);
        Assert.Equal(new DateOnly(2026, 9, 16), saved.ReceivedOn);
        Assert.Contains(saved.Client.Value, card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_alone_opens_the_form_with_its_defaults()
    {
        var form = TestBot.Form(await _bot.Says("/referral"));

        Assert.Equal("Referral received", form.Title);
        Assert.Equal(["2026-09-16"], Filled(form, "on"));
        Assert.Equal(["routine"], Filled(form, "urgency"));
        Assert.Equal(["new"], Filled(form, "client"));
        Assert.Equal(["not-sure"], Filled(form, "knows"));
        Assert.NotEmpty(Filled(form, "owner"));
    }

    [Fact]
    public async Task What_was_typed_is_in_the_form_that_asks_for_the_rest()
    {
        var form = TestBot.Form(await _bot.Says("/referral received from:Northside urgency:urgent"));

        var from = form.Questions.Single(question => question.Field.Id == "from");
        Assert.Equal(
            "Northside Family Medicine (P-1)",
            from.Options!.Single(option => option.Value == from.Initial[0]).Label
        );
        Assert.Equal(["urgent"], Filled(form, "urgency"));

        var reply = await _bot.Submits(form, ("for", "anxiety"));

        Assert.Contains("Saved R-1", TestBot.Card(reply).Title, StringComparison.Ordinal);
        Assert.Equal(Urgency.Urgent, (await _bot.Referral(1)).Urgency);
    }

    [Fact]
    public async Task Everything_that_the_form_asks_is_kept()
    {
        var lee = await _bot.HasContact(await Partner("Northside Family Medicine"), "Dr. Lee");
        await _bot.HasMember("Ana", Role.Clinician);
        var form = TestBot.Form(await _bot.Says("/referral"));

        await _bot.Submits(
            form,
            ("from", "P-1"),
            ("for", "  EMDR\u202E "),
            ("by", "Lee"),
            ("warmth", "3"),
            ("knows", "yes"),
            ("fit", "no"),
            ("on", "2026-09-14"),
            ("owner", "Ana")
        );

        var saved = await _bot.Referral(1);
        Assert.Equal("EMDR", saved.Service);
        Assert.Equal(lee.Id, saved.ContactId);
        Assert.Equal((3, ClientKnows.Yes, false), (saved.Warmth, saved.ClientKnows, saved.Fits));
        Assert.Equal(new DateOnly(2026, 9, 14), saved.ReceivedOn);
        Assert.Equal(
            "Ana",
            await _bot.InDatabase(db =>
                db.Members.Where(member => member.Id == saved.OwnerId)
                    .Select(member => member.DisplayName)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_partner_that_does_not_exist_can_be_added_and_the_referral_goes_on_from_there()
    {
        var reply = await _bot.Says("/referral received from:Zenith for:anxiety");

        Assert.Contains("Zenith", TestBot.Failure(reply), StringComparison.Ordinal);
        var adding = TestBot.Form(await _bot.Presses(reply, "Add it"));
        var saved = await _bot.Submits(adding, ("category", "medical"));

        Assert.Contains("received from Zenith (P-3)", TestBot.Card(saved).Title, StringComparison.Ordinal);
        Assert.Equal("anxiety", (await _bot.Referral(1)).Service);
    }

    [Fact]
    public async Task The_same_form_sent_twice_saves_once_and_answers_the_same()
    {
        var form = TestBot.Form(await _bot.Says("/referral received from:Northside"));

        var first = await _bot.Submits(form, "key-1", ("for", "anxiety"));
        var second = await _bot.Submits(form, "key-1", ("for", "anxiety"));

        Assert.Equal(TestBot.Read(first), TestBot.Read(second));
        Assert.Equal(1, await Saved());
    }

    [Fact]
    public async Task Services_that_were_used_before_are_offered_and_new_ones_are_free()
    {
        await _bot.Says("/referral received from:Northside for:anxiety");
        await _bot.Says("/referral received from:Northside for:\"eating disorders\"");

        var offered = await _bot.Searches("referral.received", "for", "eat");
        var other = await _bot.Searches("referral.received", "for", "sleep");

        Assert.Equal("eating disorders", offered[0].Value);
        Assert.Equal("“sleep” (new)", Assert.Single(other).Label);
    }

    [Fact]
    public async Task Three_referrals_in_90_days_make_a_partner_active()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await _bot.Says("/referral received from:Northside for:anxiety");
        }

        Assert.Equal(PartnerTier.Regular, (await Partner("Northside Family Medicine")).Tier);
        await _bot.Says("/referral received from:Northside for:anxiety");

        Assert.Equal(PartnerTier.Active, (await Partner("Northside Family Medicine")).Tier);
    }

    [Fact]
    public async Task A_mistyped_sub_is_asked_about_and_not_taken_for_a_partner()
    {
        var reply = await _bot.Says("/referral recieved from:Northside for:anxiety");

        Assert.StartsWith(
            "I don't know “recieved”. Did you mean received?",
            TestBot.Failure(reply),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Saved R-1",
            TestBot.Card(await _bot.Presses(reply, "Yes, received")).Title,
            StringComparison.Ordinal
        );
    }

    private static IReadOnlyList<string> Filled(Form form, string field) =>
        form.Questions.Single(question => question.Field.Id == field).Initial;

    private Task<Partner> Partner(string name) =>
        _bot.InDatabase(db => db.Partners.AsNoTracking().SingleAsync(partner => partner.Name == name));

    private Task<int> Saved() => _bot.InDatabase(db => db.Referrals.CountAsync());
}
