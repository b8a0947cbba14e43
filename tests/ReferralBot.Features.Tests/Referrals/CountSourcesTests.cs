using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class CountSourcesTests : IAsyncLifetime
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
    public async Task Sources_are_counted_by_partner_and_quarter()
    {
        var counts = new (string Name, int Count)[]
        {
            ("Oak School Counseling", 3),
            ("Larkin Family Law", 1),
            ("Eastside Community Hub", 8),
            ("Ames Psychotherapy", 0),
        };
        foreach (var (name, count) in counts)
        {
            await Received(await _bot.HasPartner(name), count);
        }

        await Received(_northside, 14);
        await Received(_harbor, 9);
        await _bot.HasReferral(_northside, on: new DateOnly(2026, 6, 30)); // Q2
        await _bot.HasReferral(_northside, direction: ReferralDirection.Sent);
        await _bot.HasReferral(_northside);
        await _bot.Says("/referral update R-38 declined reason:duplicate");

        var card = TestBot.Card(await _bot.Says("/referral sources quarter:Q3"));

        Assert.Equal("Received in Q3 2026: 35", card.Title);
        var rows = Assert.Single(card.Blocks.OfType<Block.Table>()).Rows;
        Assert.Equal(
            [
                "Northside Family Medicine (P-1) 14",
                "Harbor Pediatrics (P-2) 9",
                "Eastside Community Hub (P-5) 8",
                "Oak School Counseling (P-3) 3",
                "Larkin Family Law (P-4) 1",
                "Ames Psychotherapy (P-6) 0",
            ],
            rows.Select(row => string.Join(' ', row.Select(cell => cell.ToPlainText())))
        );
    }

    private async Task Received(Partner partner, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
        {
            await _bot.HasReferral(partner, on: new DateOnly(2026, 9, 10));
        }
    }
}
