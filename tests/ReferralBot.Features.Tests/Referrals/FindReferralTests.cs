using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class FindReferralTests : IAsyncLifetime
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

    [Theory]
    [InlineData("R-2")]
    [InlineData("r-2")]
    [InlineData("R2")]
    public async Task A_referral_is_found_by_its_number_however_it_is_written(string typed)
    {
        await Received(_northside, 2);

        Assert.StartsWith(
            "R-2",
            TestBot.Card(await _bot.Says($"/referral show {typed}")).Title,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Type_ahead_offers_the_newest_first()
    {
        await _bot.HasReferral(_northside);
        await _bot.HasReferral(_harbor, service: "sleep");

        var all = await _bot.Searches("referral.update", "referral", "");
        var some = await _bot.Searches("referral.update", "referral", "north");

        Assert.Equal(
            ["R-2 · Harbor · sleep · requested", "R-1 · Northside · anxiety · requested"],
            all.Select(option => option.Label)
        );
        Assert.Equal("R-1 · Northside · anxiety · requested", Assert.Single(some).Label);
    }

    private async Task Received(Partner partner, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
        {
            await _bot.HasReferral(partner, on: new DateOnly(2026, 9, 10));
        }
    }
}
