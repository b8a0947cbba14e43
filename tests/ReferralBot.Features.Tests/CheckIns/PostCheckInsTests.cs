using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

/// <summary>September 2026 in New York: the first business day is Tuesday the 1st.</summary>
public sealed class PostCheckInsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Nine = new(2026, 9, 1, 13, 0, 0, TimeSpan.Zero);

    private TestBot _bot = null!;
    private Partner _northside = null!;
    private Partner _riverbend = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        _bot.Clock.AdjustTime(new DateTimeOffset(2026, 6, 1, 15, 0, 0, TimeSpan.Zero));
        _northside = await _bot.HasPartner("Northside Family Medicine");
        _riverbend = await _bot.HasPartner("Riverbend Physio", PartnerCategory.Allied);
        await _bot.HasTier(_northside, PartnerTier.Active, owner: "Sam");
        await _bot.HasTier(_riverbend, PartnerTier.Active);
        await _bot.HasTouch(_northside, new DateOnly(2026, 8, 10));
        await _bot.HasTouch(_riverbend, new DateOnly(2026, 8, 25), TouchKind.Call);
        _bot.Clock.SetUtcNow(Nine);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task September_posts_on_Tuesday_the_first_at_nine_without_whom_we_just_met()
    {
        Assert.Equal(new JobTime("2026-09", Nine), PostCheckIns.NextAt(_bot.Practice, Nine.AddTicks(-1)));
        Assert.Equal(new JobTime("2026-09", Nine), PostCheckIns.LastAt(_bot.Practice, Nine));

        Assert.Equal(new JobOutcome.Posted("2026-09", TestBot.Team), await _bot.Runs<PostCheckIns>());

        var (_, card) = Assert.Single(await _bot.Posts());
        Assert.Equal("Check-ins for September · 1", card.Title);
        Assert.Contains("Due: Northside Family Medicine (P-1)", TestBot.Read(card), StringComparison.Ordinal);
        Assert.Contains("last: email, 10 Aug (22 d) · owner Sam", TestBot.Read(card), StringComparison.Ordinal);
        Assert.DoesNotContain("Riverbend", TestBot.Read(card), StringComparison.Ordinal);
        Assert.Equal(
            ["Done", "Snooze 1 w", "Snooze 1 m", "Skip", "Mine only"],
            TestBot.Buttons(card).Select(button => button.Label)
        );
        Assert.Equal(
            ["until:2026-09-08", "until:2026-10-01"],
            TestBot.Buttons(card).Skip(1).Take(2).Select(button => button.Line.Split(' ')[3])
        );
    }

    [Fact]
    public async Task The_late_ones_come_first_with_one_suggestion_each()
    {
        var eastside = await _bot.HasPartner("Eastside Community Hub", PartnerCategory.Community);
        await _bot.HasTier(eastside, PartnerTier.Active);
        await _bot.HasTouch(eastside, new DateOnly(2026, 7, 17), TouchKind.Call, concern: "They wait too long");
        await _bot.InDatabase(db =>
        {
            Assert.False(Contact.Add(_northside, "Dr. Lee", "GP", _bot.Clock).Failed(out _, out var contact));
            db.Add(contact!);
            return db.SaveChangesAsync();
        });

        await _bot.Runs<PostCheckIns>();

        var (_, card) = Assert.Single(await _bot.Posts());
        Assert.Equal("Check-ins for September · 2, one late", card.Title);
        var lines = card.Blocks.OfType<Block.Entry>().ToList();
        Assert.Equal([Tone.Late, Tone.Due], lines.Select(line => line.Tone));
        Assert.Equal("last: call, 17 Jul (46 d) · no owner · concern open", lines[0].Detail!.ToPlainText());
        Assert.Equal("last: email, 10 Aug (22 d) · owner Sam · one contact only", lines[1].Detail!.ToPlainText());
        Assert.DoesNotContain("wait", TestBot.Read(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_lines_are_shown_and_the_rest_is_counted()
    {
        foreach (var number in Enumerable.Range(1, 13))
        {
            var partner = await _bot.HasPartner($"Partner {number:00}");
            await _bot.HasTier(partner, PartnerTier.Active);
            await _bot.HasTouch(partner, new DateOnly(2026, 8, 1));
        }

        await _bot.Runs<PostCheckIns>();

        var (_, card) = Assert.Single(await _bot.Posts());
        Assert.Equal(10, card.Blocks.OfType<Block.Entry>().Count());
        Assert.Contains("4 more in /checkin", TestBot.Read(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nobody_due_nothing_is_posted_and_it_is_done()
    {
        await _bot.HasTouch(_northside, new DateOnly(2026, 8, 31));

        Assert.Equal(new JobOutcome.NothingToSay("2026-09"), await _bot.Runs<PostCheckIns>());
        Assert.Equal(new JobOutcome.AlreadyDone("2026-09"), await _bot.Runs<PostCheckIns>());
        Assert.Empty(await _bot.Posts());
    }
}
