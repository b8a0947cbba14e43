using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class LogReceivedRefusalTests : IAsyncLifetime
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
    public async Task A_date_in_the_future_is_refused_in_the_practices_own_time_zone()
    {
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 1, 3, 0, 0, TimeSpan.Zero)); // still 30 September in New York

        var reply = await _bot.Says("/referral received from:Northside for:anxiety on:2026-10-01");

        var on = TestBot.Form(reply).Questions.Single(question => question.Field.Id == "on");
        Assert.Equal("The date cannot be in the future.", on.Problem);
        Assert.Equal(["2026-10-01"], on.Initial);
        Assert.Equal(0, await Saved());
    }

    [Fact]
    public async Task A_date_more_than_a_year_ago_is_for_the_import()
    {
        var form = TestBot.Form(await _bot.Says("/referral received from:Northside"));

        var old = await _bot.Submits(form, ("for", "anxiety"), ("on", "2025-09-15"));
        var oldest = await _bot.Submits(form, ("for", "anxiety"), ("on", "2025-09-16"));

        Assert.Equal("Older than a year – use import.", TestBot.Problems(old)["on"]);
        Assert.IsType<Reply.Shown>(oldest);
    }

    [Fact]
    public async Task A_service_of_10000_characters_is_refused_at_the_field()
    {
        var form = TestBot.Form(await _bot.Says("/referral received from:Northside"));

        var reply = await _bot.Submits(form, ("for", new string('x', 10_000)));

        Assert.Equal("Use at most 60 characters (now 10,000).", TestBot.Problems(reply)["for"]);
        Assert.Equal(0, await Saved());
    }

    [Theory]
    [InlineData("\uD800anxiety", "anxiety")]
    [InlineData("anx\u0007iety\u200B", "anxiety")]
    [InlineData("\u202Eanxiety\u2066", "anxiety")]
    public async Task What_cannot_be_seen_is_left_out_of_a_service(string typed, string kept)
    {
        var form = TestBot.Form(await _bot.Says("/referral received from:Northside"));

        await _bot.Submits(form, ("for", typed));

        Assert.Equal(kept, (await _bot.Referral(1)).Service);
    }

    [Fact]
    public async Task A_name_is_no_client_code()
    {
        var reply = await _bot.Says("/referral received from:Northside for:anxiety client:Jane");

        Assert.Equal("Use the bot's code, not a name.", TestBot.Failure(reply));
        Assert.Equal(0, await Saved());
    }

    [Fact]
    public async Task A_code_that_was_never_drawn_is_refused_and_a_known_one_is_taken()
    {
        await _bot.Says("/referral received from:Northside for:anxiety");
        var code = (await _bot.Referral(1)).Client;
        var never = code.Value == "K-00000" ? "K-00001" : "K-00000";

        var refused = await _bot.Says($"/referral received from:Harbor for:anxiety client:{never}");
        await _bot.Says($"/referral received from:Harbor for:anxiety client:{code.Value.ToLowerInvariant()}");

        Assert.Equal($"I never gave out {never}. Choose a new code instead.", TestBot.Problems(refused)["client"]);
        Assert.Equal(code, (await _bot.Referral(2)).Client);
    }

    [Fact]
    public async Task A_contact_of_another_partner_is_refused()
    {
        await _bot.HasContact(await Partner("Harbor Pediatrics"), "Dr. Lee");

        var reply = await _bot.Says("/referral received from:Northside for:anxiety by:Lee");

        Assert.Equal(
            "Dr. Lee is not at Northside Family Medicine. Pick somebody there, or leave it empty.",
            TestBot.Problems(reply)["by"]
        );
    }

    [Fact]
    public async Task Somebody_who_only_reads_can_neither_log_nor_follow_up()
    {
        var vic = await _bot.HasMember("Vic", Role.Viewer);

        var own = await _bot.Says("/referral received from:Northside for:anxiety", vic);
        var given = await _bot.Says("/referral received from:Northside for:anxiety owner:Vic");

        Assert.Equal("Your role (Viewer) can't do this. Ask Sam if you need it.", TestBot.Failure(own));
        Assert.Equal("Vic can't follow up referrals (Viewer). Pick someone else.", TestBot.Problems(given)["owner"]);
        Assert.Equal(0, await Saved());
    }

    private Task<Partner> Partner(string name) =>
        _bot.InDatabase(db => db.Partners.AsNoTracking().SingleAsync(partner => partner.Name == name));

    private Task<int> Saved() => _bot.InDatabase(db => db.Referrals.CountAsync());
}
