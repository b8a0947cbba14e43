using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests;

/// <summary>
/// Everything that people can type about a partner or a referral is marked, and none of it is in what is shown to a conversation
/// but the names that are meant to be there.
/// </summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public sealed class FinderPrivacyTests : IAsyncLifetime
{
    private const string Mark = "canary";

    private static readonly string[] Finders = ["partner", "referral"];

    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasContact(await _bot.HasPartner("Northside"), "Dr. Lee");
        foreach (var line in Lines)
        {
            var reply = await _bot.Says(line);
            Assert.True(reply is Reply.Shown, $"{line}: {TestBot.Read(reply)}");
        }
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    // Each text that a person writes freely, on every kind of thing that there is.
    private static string[] Lines =>
        [
            $"/referral received from:P-1 for:{Mark}service urgency:urgent warmth:3",
            $"/referral sent to:P-1 for:{Mark}service choice:yes",
            $"/checkin done P-1 call 25m changed:{Mark}changed concern:{Mark}concern",
            $"/thanks P-1 for:R-1 how:note note:{Mark}note",
        ];

    [Fact]
    public async Task Nothing_that_was_written_is_on_a_card_that_a_conversation_sees()
    {
        foreach (var finding in await AllAsync())
        {
            var inserted = ChatJson.Write(finding.Card);
            Assert.DoesNotContain(Mark, inserted, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Mark, finding.Title, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("K-[0-9A-Z]{2}|[$€£]|[0-9]+[.][0-9]{2}", inserted + finding.Title + finding.Detail);
            Assert.DoesNotContain("Sam", inserted, StringComparison.Ordinal);
            Assert.DoesNotContain("urgent", inserted, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_service_is_told_to_whoever_looks_and_nothing_else_that_was_written()
    {
        var details = (await AllAsync()).Select(finding => finding.Detail).ToList();

        Assert.Equal(2, details.Count(detail => detail.Contains($"{Mark}service", StringComparison.Ordinal)));
        Assert.All(
            details.Select(detail => detail.Replace($"{Mark}service", "", StringComparison.Ordinal)),
            rest => Assert.DoesNotContain(Mark, rest, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task What_nobody_may_see_is_no_way_to_find_it_either()
    {
        var code = (await _bot.Referral(1)).Client.ToString();
        foreach (var query in new[] { code, $"{Mark}note", $"{Mark}concern", $"{Mark}changed" })
        {
            Assert.Empty(await FindsAsync("referral", query));
            Assert.Empty(await FindsAsync("partner", query));
        }
    }

    private async Task<IReadOnlyList<Finding>> AllAsync()
    {
        List<Finding> all = [];
        foreach (var finder in Finders)
        {
            all.AddRange(await FindsAsync(finder, ""));
        }

        Assert.Equal(3, all.Count);
        return all;
    }

    private async Task<IReadOnlyList<Finding>> FindsAsync(string finder, string query) =>
        Assert.IsType<Reply.Findings>(await _bot.Turn(new TurnInput.Find(finder, query), who: null)).Items;
}
