using ReferralBot.Chat.Cards;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

/// <summary>A posted check-in of September with two lines: what people answer on them.</summary>
public sealed class CheckInAnswersTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private Card _card = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        _bot.Clock.AdjustTime(new DateTimeOffset(2026, 6, 1, 15, 0, 0, TimeSpan.Zero));
        foreach (var name in new[] { "Northside Family Medicine", "Eastside Community Hub" })
        {
            var partner = await _bot.HasPartner(name);
            await _bot.HasTier(partner, PartnerTier.Active);
            await _bot.HasTouch(partner, new DateOnly(2026, 8, 10));
        }

        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 1, 13, 0, 0, TimeSpan.Zero));
        await _bot.Runs<PostCheckIns>();
        _card = (await _bot.Posts())[0].Card;
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_second_press_says_that_it_is_done_and_by_whom()
    {
        var kim = await _bot.HasMember("Kim", Role.Coordinator);
        await _bot.Says("/checkin done P-1 email", kim);
        _bot.Clock.Advance(TimeSpan.FromDays(1));

        foreach (var label in new[] { "Done", "Snooze 1 w", "Snooze 1 m", "Skip" })
        {
            Assert.Equal(
                "Northside Family Medicine is answered already: done by Kim, on 1 Sep.",
                TestBot.Failure(await _bot.Presses(Button(label, 1)))
            );
        }

        Assert.Equal("✓ done by Kim", await Line(1));
        Assert.Equal(2, (await _bot.Posts()).Count);
    }

    [Fact]
    public async Task A_form_that_comes_second_is_not_lost()
    {
        var form = TestBot.Form(await _bot.Presses(Button("Done", 1)));
        await _bot.Says("/checkin done P-1 email", await _bot.HasMember("Kim", Role.Coordinator));

        var unsure = await _bot.Submits(form, ("kind", "call"), ("minutes", "15"));

        Assert.Contains(
            "Northside Family Medicine is answered already: done by Kim, today. Log yours, too?",
            TestBot.Read(unsure),
            StringComparison.Ordinal
        );
        Assert.Equal("15 min logged · 0.3 h together", TestBot.Card(await _bot.Presses(unsure, "Yes, log it")).Title);
    }

    [Fact]
    public async Task The_buttons_of_an_archived_partner_answer_in_one_sentence()
    {
        await _bot.Says("/partner archive P-1");

        foreach (var label in new[] { "Done", "Snooze 1 w", "Skip" })
        {
            Assert.Equal(
                "Northside Family Medicine is archived, so there is no check-in to answer.",
                TestBot.Failure(await _bot.Presses(Button(label, 1)))
            );
        }
    }

    [Fact]
    public async Task Two_people_at_once_are_both_seen_on_the_message()
    {
        var kim = await _bot.HasMember("Kim", Role.Coordinator);

        await Task.WhenAll(
            Task.Run(() => _bot.Says("/checkin done P-1 email")),
            Task.Run(() => _bot.Says("/checkin done P-2 email", kim))
        );

        Assert.Equal("✓ done by Sam", await Line(1));
        Assert.Equal("✓ done by Kim", await Line(2));
    }

    private Button Button(string label, int partner) =>
        TestBot
            .Buttons(_card)
            .Single(button =>
                button.Label == label && button.Line.Contains($" P-{partner} ", StringComparison.Ordinal)
            );

    private async Task<string> Line(int partner)
    {
        var line = (await _bot.Posts())[^1]
            .Card.Blocks.OfType<Block.Entry>()
            .Single(entry => entry.Text.ToPlainText().EndsWith($"(P-{partner})", StringComparison.Ordinal));
        return line.Detail!.ToPlainText();
    }
}
