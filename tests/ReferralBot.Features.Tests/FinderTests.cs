using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests;

/// <summary>What people look up in order to show it to others, and what never is in it.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public sealed class FinderTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_partner_is_found_by_name_and_by_number_with_whom_to_ask_for()
    {
        var northside = await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasPartner("Lakeside Dental");
        await _bot.HasContact(northside, "Dr. Lee");

        foreach (var query in new[] { "north", "P-1" })
        {
            var found = Assert.Single(await FindsAsync("partner", query));
            Assert.Equal("Northside Family Medicine (P-1)", found.Title);
            Assert.Contains("Dr. Lee, Clinical director", TestBot.Read(found.Card), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_nothing_typed_the_latest_ones_come_and_no_more_than_25()
    {
        var partner = await _bot.HasPartner("Northside");
        for (var number = 2; number <= 27; number++)
        {
            await _bot.HasPartner($"Partner {number}");
            await _bot.HasReferral(partner);
        }

        Assert.Equal(25, (await FindsAsync("partner", "")).Count);
        var referrals = await FindsAsync("referral", "");
        Assert.Equal(25, referrals.Count);
        Assert.StartsWith("R-26: received from Northside", referrals[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archived_partners_and_referrals_in_error_are_left_out()
    {
        var partner = await _bot.HasPartner("Northside");
        await _bot.HasReferral(partner);
        await _bot.Says("/referral undo R-1");
        await _bot.Says("/partner archive P-1");

        Assert.Empty(await FindsAsync("partner", "north"));
        Assert.Empty(await FindsAsync("partner", ""));
        Assert.Empty(await FindsAsync("referral", "R-1"));
    }

    [Fact]
    public async Task Nothing_about_clients_is_in_what_is_found_and_nothing_can_be_pressed()
    {
        var partner = await _bot.HasPartner("Northside");
        var referrals = new[] { await _bot.HasReferral(partner), await _bot.HasReferral(partner, service: "grief") };
        var codes = referrals.Select(referral => referral.Client.ToString()).ToList();
        Assert.All(codes, code => Assert.StartsWith("K-", code, StringComparison.Ordinal));

        var found = (await FindsAsync("referral", "")).Concat(await FindsAsync("partner", "")).ToList();

        Assert.Equal(3, found.Count);
        foreach (var finding in found)
        {
            var said = $"{finding.Title}\n{finding.Detail}\n{finding.Card.Summary}\n{TestBot.Read(finding.Card)}";
            Assert.DoesNotContain("K-", said, StringComparison.Ordinal);
            Assert.DoesNotContain("$", said, StringComparison.Ordinal);
            Assert.DoesNotContain("grief", TestBot.Read(finding.Card), StringComparison.Ordinal);
            Assert.Empty(TestBot.Buttons(finding.Card));
        }
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_list()
    {
        var partner = await _bot.HasPartner("Northside");
        await _bot.HasReferral(partner);
        var viewer = await _bot.HasMember("Vic", Role.Viewer);
        var clinician = await _bot.HasMember("Cy", Role.Clinician);

        TestBot.Failure(await _bot.Turn(new TurnInput.Find("referral", ""), viewer));
        TestBot.Failure(await _bot.Turn(new TurnInput.Find("partner", ""), viewer));
        TestBot.Failure(await _bot.Turn(new TurnInput.Find("partner", ""), TestBot.Stranger));
        Assert.Empty(await FindsAsync("referral", "", clinician));
        Assert.Empty(await FindsAsync("nothing", ""));
    }

    private async Task<IReadOnlyList<Finding>> FindsAsync(string finder, string query, UserRef? who = null) =>
        Assert.IsType<Reply.Findings>(await _bot.Turn(new TurnInput.Find(finder, query), who)).Items;
}
