using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Practices;

/// <summary>The page that the bot has for each person: what they owe, who is due, the quarter. Wednesday, 16 September 2026.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private const int Page = 12; // blocks that are still read on a phone

    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task What_I_owe_comes_first_then_who_is_due_then_the_quarter()
    {
        var northside = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasReferral(northside, new DateOnly(2026, 9, 10));
        await _bot.HasTier(northside, PartnerTier.Active, "Sam");
        await _bot.HasTouch(northside, new DateOnly(2026, 8, 1));

        var home = Read(await Opens());

        Assert.Equal(
            """
            Hello Sam
            Waiting for you
            Late: R-1 · Northside Family Medicine · Tell the sender it arrived
            was due 5 days ago
            [Update]
            Due: Northside Family Medicine (P-1)
            not thanked yet for the referral that came 6 days ago
            [Thank]
            Check-ins due
            Late: Northside Family Medicine (P-1)
            last: email, 1 Aug (46 d) · owner Sam · no contact person yet
            [Done]
            [Snooze 1 w]
            [Snooze 1 m]
            [Skip]
            This quarter (Q3 2026): 1 received · 0 sent
            Thanked for: 0 of 1
            Partners: 1
            [Log a referral]
            [Refer to a partner]
            [Thank a partner]
            [Everything due]
            [Scorecard]
            [Help]
            """,
            home
        );
    }

    [Fact]
    public async Task With_nothing_to_do_it_says_so()
    {
        await _bot.HasPartner("Northside Family Medicine");

        Assert.StartsWith(
            "Hello Sam\nNothing waits for you, and no check-in is due.\nThis quarter (Q3 2026): 0 received · 0 sent\nPartners: 1",
            Read(await Opens()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_button_on_it_answers_a_check_in_and_the_line_is_gone()
    {
        await HasDue("Northside Family Medicine");
        Assert.Equal("Hello Sam: nothing waits for you, and 1 check-in is due.", Card(await Opens()).Summary);

        Card(await _bot.Presses(await Opens(), "Snooze 1 w"));

        Assert.DoesNotContain("Check-ins due", Read(await Opens()), StringComparison.Ordinal);
        Assert.Equal("Hello Sam: nothing waits for you, and no check-in is due.", Card(await Opens()).Summary);
    }

    [Fact]
    public async Task However_much_waits_it_stays_a_page_that_counts_the_rest()
    {
        for (var at = 1; at <= 7; at++)
        {
            var partner = await HasDue($"Partner number {at}");
            await _bot.HasReferral(partner, new DateOnly(2026, 9, at));
        }

        var home = Card(await Opens());

        Assert.InRange(home.Blocks.Count, 1, Page);
        Assert.Equal("Hello Sam: 14 things wait for you, and 7 check-ins are due.", home.Summary);
        Assert.Contains("Waiting for you: 3 of 14", Read(home), StringComparison.Ordinal);
        Assert.Contains("Check-ins due: 5 of 7", Read(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_partners_that_I_look_after_come_first()
    {
        await HasDue("Another's partner", lastTouch: new DateOnly(2026, 7, 1));
        await HasDue("My partner", owner: "Sam");

        var lines = Card(await Opens()).Blocks.OfType<Block.Entry>().Select(entry => entry.Text.ToPlainText());

        Assert.Equal(["My partner (P-2)", "Another's partner (P-1)"], lines);
    }

    [Fact]
    public async Task What_others_owe_is_not_on_my_page()
    {
        var northside = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasReferral(northside, new DateOnly(2026, 9, 10));
        var kim = await _bot.HasMember("Kim", Role.Coordinator);

        Assert.DoesNotContain("R-1", Read(await Opens(kim)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quarter_counts_what_started_and_what_was_thanked_for_and_no_doubles()
    {
        var northside = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasReferral(northside, new DateOnly(2026, 9, 10));
        await _bot.HasReferral(northside, new DateOnly(2026, 9, 11));
        await _bot.HasReferral(northside, new DateOnly(2026, 9, 11));
        await _bot.HasReferral(northside, new DateOnly(2026, 9, 11), ReferralDirection.Sent);
        await _bot.HasReferral(northside, new DateOnly(2026, 6, 30));
        Card(await _bot.Says("/referral update R-1 attended"));
        Card(await _bot.Says("/referral update R-2 declined reason:duplicate"));
        Card(await _bot.Says("/thanks P-1 for:R-3 how:note"));

        var home = Read(await Opens());

        Assert.Contains("This quarter (Q3 2026): 2 received, 1 started · 1 sent", home, StringComparison.Ordinal);
        Assert.Contains("Thanked for: 1 of 2", home, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Viewer, "[Scorecard]\n[Help]")]
    [InlineData(Role.PrivacyOfficer, "[Scorecard]\n[Help]")]
    public async Task Who_only_reads_is_offered_what_they_may_do(Role role, string buttons)
    {
        await HasDue("Northside Family Medicine");
        var vera = await _bot.HasMember("Vera", role);

        var home = Read(await Opens(vera));

        Assert.StartsWith("Hello Vera\nThis quarter (Q3 2026): ", home, StringComparison.Ordinal);
        Assert.EndsWith($"Partners: 1\n{buttons}", home, StringComparison.Ordinal);
    }

    private Task<Reply> Opens(UserRef? who = null) => _bot.Turn(new TurnInput.HomeOpened(), who);

    private async Task<Partner> HasDue(string name, string? owner = null, DateOnly? lastTouch = null)
    {
        var partner = await _bot.HasPartner(name);
        await _bot.HasTier(partner, PartnerTier.Active, owner);
        await _bot.HasTouch(partner, lastTouch ?? new DateOnly(2026, 8, 20));
        return partner;
    }
}
