using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

/// <summary>A posted check-in of September with two lines: what people answer on them.</summary>
public sealed class CheckInLineTests : IAsyncLifetime
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
    public async Task Done_opens_the_form_and_sending_it_edits_the_line_in_place()
    {
        var form = TestBot.Form(await _bot.Presses(Button("Done", 1)));

        TestBot.Card(await _bot.Submits(form, ("kind", "call"), ("minutes", "15"), ("aligned", "yes")));

        Assert.Equal("✓ done by Sam", await Line(1));
        Assert.Equal("last: email, 10 Aug (22 d) · no owner · no contact person yet", await Line(2));
        var (edit, _) = (await _bot.Posts())[^1];
        Assert.Equal(OutboxKind.Replace, edit.Kind);
        Assert.Equal((await _bot.Posts())[0].Message.Id, edit.TargetId);
    }

    [Fact]
    public async Task A_typed_command_edits_the_line_as_the_button_does()
    {
        await _bot.Says("/checkin done P-1 email");
        await _bot.Says("/checkin snooze P-2 until:2026-10-08");

        Assert.Equal("✓ done by Sam", await Line(1));
        Assert.Equal("snoozed until 8 Oct by Sam", await Line(2));
    }

    [Fact]
    public async Task Snooze_carries_its_exact_day_and_edits_the_line()
    {
        TestBot.Card(await _bot.Presses(Button("Snooze 1 w", 1)));
        TestBot.Card(await _bot.Presses(Button("Snooze 1 m", 2)));

        Assert.Equal("snoozed until 8 Sep by Sam", await Line(1));
        Assert.Equal("snoozed until 1 Oct by Sam", await Line(2));
        Assert.Equal("Nothing due", TestBot.Card(await _bot.Says("/checkin")).Title);
        _bot.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("1 thing due", TestBot.Card(await _bot.Says("/checkin")).Title);
    }

    [Fact]
    public async Task Skip_asks_for_a_reason_and_counts_as_handled_without_a_touch()
    {
        var why = await _bot.Presses(Button("Skip", 1));
        Assert.Equal("Why skip Northside Family Medicine?", TestBot.Card(why).Title);

        TestBot.Card(await _bot.Presses(why, "Partner away"));

        Assert.Equal("skipped by Sam: partner away", await Line(1));
        var partner = await _bot.InDatabase(db => db.Partners.AsNoTracking().SingleAsync(row => row.Number == 1));
        Assert.Equal(
            (new DateOnly(2026, 8, 10), new DateOnly(2026, 10, 9)),
            (partner.LastTouchOn!.Value, partner.NextDueOn!.Value)
        );
    }

    [Fact]
    public async Task An_undo_opens_the_line_again()
    {
        var logged = await _bot.Says("/checkin done P-1 email");
        await _bot.Presses(logged, "Undo");

        Assert.Equal("last: email, 10 Aug (22 d) · no owner · no contact person yet", await Line(1));
        TestBot.Form(await _bot.Presses(Button("Done", 1)));
    }

    [Fact]
    public async Task A_contact_of_an_answered_line_does_not_bring_back_a_snooze()
    {
        await _bot.Says("/checkin done P-1 email");
        await _bot.Says("/checkin snooze P-1 1w");

        Assert.Equal("✓ done by Sam", await Line(1));
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
