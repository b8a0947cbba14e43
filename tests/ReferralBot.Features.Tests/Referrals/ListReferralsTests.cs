using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class ListReferralsTests : IAsyncLifetime
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
    public async Task Ten_are_shown_and_more_goes_on_below_them_whatever_was_logged_meanwhile()
    {
        foreach (var _ in Enumerable.Range(0, 12))
        {
            await _bot.HasReferral(_northside);
        }

        var first = await _bot.Says("/referral list");
        await _bot.HasReferral(_northside);
        var second = await _bot.Presses(first, "More");

        Assert.Equal("Received 12", TestBot.Card(first).Title);
        Assert.Equal(Enumerable.Range(3, 10).Reverse().Select(Line), Lines(TestBot.Card(first)));
        Assert.Equal([Line(2), Line(1)], Lines(TestBot.Card(second)));
        Assert.DoesNotContain(TestBot.Buttons(second), button => button.Label == "More");
    }

    [Fact]
    public async Task More_keeps_what_the_list_was_narrowed_to()
    {
        foreach (var _ in Enumerable.Range(0, 11))
        {
            await _bot.HasReferral(_northside);
            await _bot.HasReferral(_harbor);
        }

        var first = await _bot.Says("/referral list received partner:Harbor quarter:this");
        var second = await _bot.Presses(first, "More");

        Assert.Equal("Received 11 · Q3 2026", TestBot.Card(second).Title);
        Assert.Equal(["R-2 · Harbor · anxiety · requested"], Lines(TestBot.Card(second)));
    }

    [Fact]
    public async Task The_heading_counts_each_direction()
    {
        await _bot.HasMember("Ana", Role.Clinician);
        await _bot.HasReferral(_northside);
        await _bot.HasReferral(_harbor);
        await _bot.HasReferral(_harbor, direction: ReferralDirection.Sent);
        await _bot.Says("/referral internal to:Ana for:anxiety");

        Assert.Equal("Received 2 · Sent 1 · Internal 1", TestBot.Card(await _bot.Says("/referral list")).Title);
        Assert.Equal("Sent 1", TestBot.Card(await _bot.Says("/referral list sent")).Title);
        Assert.Equal("Mine: Received 2 · Sent 1", TestBot.Card(await _bot.Says("/referral list mine")).Title);
    }

    [Fact]
    public async Task Open_leaves_out_what_is_over_and_overdue_what_has_time()
    {
        await _bot.HasReferral(_northside, on: new DateOnly(2026, 9, 1));
        await _bot.HasReferral(_northside);
        await _bot.HasReferral(_northside);
        await _bot.Says("/referral update R-3 cancelled reason:moved-away");

        Assert.Equal("Open: Received 2", TestBot.Card(await _bot.Says("/referral list open")).Title);
        var overdue = TestBot.Card(await _bot.Says("/referral list overdue"));
        Assert.Equal("Overdue: Received 1", overdue.Title);
        Assert.Equal(Tone.Late, Assert.Single(overdue.Blocks.OfType<Block.Entry>()).Tone);
    }

    [Fact]
    public async Task Nothing_to_show_is_said_kindly()
    {
        Assert.Equal("No referrals", TestBot.Card(await _bot.Says("/referral list overdue")).Title);
    }

    [Fact]
    public async Task A_quarter_that_is_none_is_explained()
    {
        Assert.Equal(
            "Write the quarter like Q3, Q3-2026, this or last.",
            TestBot.Failure(await _bot.Says("/referral list quarter:autumn"))
        );
    }

    private static string Line(int number) => $"R-{number} · Northside · anxiety · requested";

    private static IEnumerable<string> Lines(Card card) =>
        card.Blocks.OfType<Block.Entry>().Select(entry => entry.Text.ToPlainText());
}
