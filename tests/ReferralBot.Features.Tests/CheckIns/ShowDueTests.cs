using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

/// <summary>Wednesday, 16 September 2026.</summary>
public sealed class ShowDueTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task With_nothing_owed_it_says_so()
    {
        await _bot.HasPartner("Northside Family Medicine");

        Assert.Equal(
            "Nothing due\nNothing is owed to anybody.\n[Mine only]",
            TestBot.Read(await _bot.Says("/checkin"))
        );
        Assert.StartsWith(
            "Yours: nothing due\nYou owe nobody anything.",
            TestBot.Read(await _bot.Says("/checkin due mine")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Check_ins_have_the_late_ones_first_and_the_buttons_of_the_monthly_message()
    {
        await Owed("Northside Family Medicine", new DateOnly(2026, 8, 20));
        await Owed("Eastside Community Hub", new DateOnly(2026, 7, 17));

        var entries = Entries(await _bot.Says("/checkin"));

        Assert.Equal(
            [(Tone.Late, "Eastside Community Hub (P-2)"), (Tone.Due, "Northside Family Medicine (P-1)")],
            entries.Select(entry => (entry.Tone, entry.Text.ToPlainText()))
        );
        Assert.Equal(
            [
                "/checkin done P-2",
                "/checkin snooze P-2 until:2026-09-23",
                "/checkin snooze P-2 until:2026-10-16",
                "/checkin skip P-2",
            ],
            entries[0].Actions.Select(button => button.Line)
        );
    }

    [Fact]
    public async Task Mine_only_leaves_out_what_others_look_after()
    {
        await Owed("Northside Family Medicine", new DateOnly(2026, 8, 1), owner: "Sam");
        await Owed("Eastside Community Hub", new DateOnly(2026, 8, 1));

        Assert.Equal("2 things due", TestBot.Card(await _bot.Says("/checkin")).Title);
        var mine = await _bot.Presses(await _bot.Says("/checkin"), "Mine only");

        Assert.Equal("Northside Family Medicine (P-1)", Assert.Single(Entries(mine)).Text.ToPlainText());
    }

    [Fact]
    public async Task Referrals_that_nobody_was_thanked_for_are_owed_until_the_thanks()
    {
        var partner = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasReferral(partner, new DateOnly(2026, 9, 15));
        await _bot.HasReferral(partner, new DateOnly(2026, 9, 16));

        var reply = await _bot.Says("/checkin");

        Assert.Contains(
            "2 referrals not thanked for, the oldest came yesterday",
            TestBot.Read(reply),
            StringComparison.Ordinal
        );
        Assert.Equal("/thanks P-1", TestBot.ButtonOf(reply, "Thank").Line);
        TestBot.Card(await _bot.Says("/thanks P-1 for:all how:note"));
        Assert.DoesNotContain("thanked", TestBot.Read(await _bot.Says("/checkin")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_next_action_is_owed_and_a_clinician_sees_only_their_own()
    {
        var partner = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasReferral(partner, new DateOnly(2026, 9, 10));
        var kim = await _bot.HasMember("Kim", Role.Clinician);

        var reply = await _bot.Says("/checkin");

        Assert.Contains(
            "Late: R-1 · Northside Family Medicine · Tell the sender it arrived\nwas due 5 days ago\n[Update]",
            TestBot.Read(reply),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("R-1", TestBot.Read(await _bot.Says("/checkin", kim)), StringComparison.Ordinal);
        Assert.DoesNotContain("K-", TestBot.Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_owed_on_its_day_until_it_is_done()
    {
        await _bot.HasPartner("Northside Family Medicine");
        await _bot.Says("/checkin done P-1 email follow-up:\"Send the leaflet\" due:2026-09-17");
        Assert.Empty(Entries(await _bot.Says("/checkin")));
        _bot.Clock.Advance(TimeSpan.FromDays(1));

        var reply = await _bot.Says("/checkin");

        Assert.Equal(
            "Northside Family Medicine (P-1) · Send the leaflet",
            Assert.Single(Entries(reply)).Text.ToPlainText()
        );
        TestBot.Card(await _bot.Presses(reply, "Done"));
        Assert.Empty(Entries(await _bot.Says("/checkin")));
        Assert.Equal("There is nothing left to follow up.", TestBot.Failure(await _bot.Presses(reply, "Done")));
    }

    [Theory]
    [InlineData("/checkin snooze P-1", "Say until when, for example /checkin snooze P-1 1w.")]
    [InlineData("/checkin snooze P-1 until:2026-09-16", "Pick a day after today, within a year.")]
    [InlineData("/checkin snooze P-1 until:2026-09-15", "That day has passed. Pick today or later.")]
    [InlineData("/checkin skip P-1 reason:holiday", "Pick one of these: recent-contact, partner-away, not-useful.")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string line, string sentence)
    {
        await _bot.HasPartner("Northside Family Medicine");

        Assert.StartsWith(sentence, TestBot.Failure(await _bot.Says(line)), StringComparison.Ordinal);
    }

    private async Task Owed(string name, DateOnly lastTouch, string? owner = null)
    {
        var partner = await _bot.HasPartner(name);
        await _bot.HasTier(partner, PartnerTier.Active, owner);
        await _bot.HasTouch(partner, lastTouch);
    }

    private static List<Block.Entry> Entries(Reply reply) => [.. TestBot.Card(reply).Blocks.OfType<Block.Entry>()];
}
