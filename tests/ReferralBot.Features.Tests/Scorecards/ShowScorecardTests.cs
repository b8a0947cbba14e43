using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Scorecards;

public sealed class ShowScorecardTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await WorkedExample.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Referrals_are_counted_per_source()
    {
        var rows = Rows(await _bot.Says("/scorecard Q3-2026"));

        Assert.Equal(
            ["P-1 14", "P-3 9", "P-6 8", "P-2 5", "P-4 3", "P-5 1", "P-7 0", "All 40"],
            rows.Select(row => $"{Ref(row[0])} {row[1]}")
        );
    }

    [Fact]
    public async Task Started_sent_thanked_and_the_trend_stand_beside_the_counts()
    {
        await _bot.Says("/thanks P-3 for:all how:note");

        var rows = Rows(await _bot.Says("/scorecard last"));

        Assert.Equal(["14", "6 of 11", "2", "0 of 14", "steady"], rows[0].Skip(1));
        Assert.Equal(["9", "7 of 8", "1", "9 of 9", "▲ up"], rows[1].Skip(1));
        Assert.Equal(["8", "2 of 7", "4", "0 of 8", "▼ down"], rows[2].Skip(1));
        Assert.Equal(["1", "1 of 1", "3", "0 of 1", "new"], rows[5].Skip(1));
        Assert.Equal(["0", "–", "2", "–", "▼ down"], rows[6].Skip(1));
        Assert.Equal(["40", "21 of 35", "18", "9 of 40", "steady"], rows[7].Skip(1));
    }

    [Theory]
    [InlineData("40 received, 21 of 35 decided started (60 %) · 18 sent")]
    [InlineData("21 of 35 decided referrals started (60 %); 4 more are too fresh to judge and 1 we could not take.")]
    [InlineData("35 % of referrals come from one source; your mix is as spread as 4 equal sources.")]
    [InlineData("Ames went from 5 to 0.")]
    public async Task The_worked_example_says(string sentence) =>
        Assert.Contains(
            sentence,
            TestBot.Read(await _bot.Says("/scorecard Q3-2026")).Split('\n'),
            StringComparer.Ordinal
        );

    [Fact]
    public async Task One_partner_is_shown_by_itself()
    {
        var card = TestBot.Card(await _bot.Says("/scorecard Q3-2026 Eastside"));

        Assert.Equal("Eastside Community Hub (P-6) in Q3 2026", card.Title);
        var text = TestBot.Read(card);
        Assert.Contains("Received: 8 (quarter before: 15)", text, StringComparison.Ordinal);
        Assert.Contains("Started of decided: 2 of 7 (29 %)", text, StringComparison.Ordinal);
        Assert.Contains("Trend: ▼ down", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_of_very_few_is_said_in_counts_only() =>
        Assert.Contains(
            "Started of decided: 1 of 1\n",
            TestBot.Read(await _bot.Says("/scorecard Q3-2026 P-5")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_empty_quarter_says_so()
    {
        var text = TestBot.Read(await _bot.Says("/scorecard"));

        Assert.StartsWith("Partner scorecard Q4 2026", text, StringComparison.Ordinal);
        Assert.Contains("No referrals were received in Q4.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("%", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/scorecard Q1-2027", "Q1 2027 has not begun yet.")]
    [InlineData("/scorecard quarter:Q5", "Write the quarter like Q3, Q3-2026, this or last.")]
    [InlineData("/scorecard P-3 share:yes", "One partner's figures are shown to you only.")]
    public async Task What_cannot_be_shown_is_said_in_a_sentence(string line, string sentence) =>
        Assert.StartsWith(sentence, TestBot.Failure(await _bot.Says(line)), StringComparison.Ordinal);

    [Fact]
    public async Task A_viewer_sees_it_and_may_not_log()
    {
        var viewer = await _bot.HasMember("Vic", Role.Viewer);

        TestBot.Card(await _bot.Says("/scorecard Q3-2026", viewer));
        TestBot.Failure(await _bot.Says("/checkin", viewer));
    }

    [Fact]
    public async Task It_is_private_until_somebody_shares_it_and_said_yes()
    {
        var shown = Assert.IsType<Reply.Shown>(await _bot.Says("/scorecard Q3-2026"));
        Assert.Equal(Audience.OnlyYou, shown.Audience);
        var asked = await _bot.Presses(shown, "Share it here");
        Assert.Contains("Ames went from 5 to 0.", TestBot.Read(asked), StringComparison.Ordinal);
        Assert.Empty(await _bot.Posts());

        TestBot.Card(await _bot.Presses(asked, "Post it here"));

        var (message, card) = Assert.Single(await _bot.Posts());
        Assert.Equal((TestBot.Team, "Partner scorecard Q3 2026"), (message.Conversation, card.Title));
        Assert.Contains("Shared by Sam.", TestBot.Read(card), StringComparison.Ordinal);
        Assert.Empty(TestBot.Buttons(card));
    }

    [Fact]
    public async Task Two_clicks_share_it_once()
    {
        var asked = await _bot.Says("/scorecard Q3-2026 share:yes");
        await _bot.Presses(asked, "Post it here");

        TestBot.Failure(await _bot.Presses(asked, "Post it here"));

        Assert.Single(await _bot.Posts());
    }

    [Fact]
    public async Task A_card_holds_no_client_code_and_no_day_of_a_referral()
    {
        var text = TestBot.Read(await _bot.Says("/scorecard Q3-2026"));

        Assert.DoesNotContain("K-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("R-", text, StringComparison.Ordinal);
    }

    private static List<string[]> Rows(Reply reply) =>
        Assert
            .Single(TestBot.Card(reply).Blocks.OfType<Block.Table>())
            .Rows.Select(row => row.Select(cell => cell.ToPlainText()).ToArray())
            .ToList();

    private static string Ref(string name) => name.Split('(', ')') is [_, var found, _] ? found : name;
}
