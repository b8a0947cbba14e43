using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

public sealed class UndoTouchTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private Partner _riverbend = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasPartner("Northside Family Medicine");
        _riverbend = await _bot.HasPartner("Riverbend Physio", PartnerCategory.Allied);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_touch_starts_the_clock_and_forgets_a_snooze_and_its_undo_takes_that_back()
    {
        await _bot.HasTouch(_riverbend, new DateOnly(2026, 9, 1));
        await _bot.Says("/checkin snooze P-2 1m");

        var reply = await _bot.Says("/checkin done P-2 casual 10m");

        Assert.Equal(_bot.Today, (await Partner()).LastTouchOn);
        Assert.Null(await SnoozedUntil());
        TestBot.Card(await _bot.Presses(reply, "Undo"));
        Assert.Equal(new DateOnly(2026, 9, 1), (await Partner()).LastTouchOn);
        Assert.Equal("This was taken back already.", TestBot.Failure(await _bot.Presses(reply, "Undo")));
        Assert.Equal(
            "You logged no contact in the last 10 minutes, so there is nothing to take back.",
            TestBot.Failure(await _bot.Says("/checkin undo"))
        );
    }

    [Fact]
    public async Task Only_the_author_or_an_owner_takes_a_touch_back_and_the_author_for_ten_minutes()
    {
        var kim = await _bot.HasMember("Kim", Role.Coordinator);
        var lee = await _bot.HasMember("Lee", Role.Coordinator);
        var logged = await _bot.Says("/checkin done P-2 email", kim);

        Assert.Equal(
            "Only whoever logged it, or an owner, can take it back.",
            TestBot.Failure(await _bot.Presses(logged, "Undo", lee))
        );
        _bot.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(
            "The 10 minutes to undo are over. An owner can still take it back.",
            TestBot.Failure(await _bot.Presses(logged, "Undo", kim))
        );
        TestBot.Card(await _bot.Presses(logged, "Undo"));
    }

    private Task<Partner> Partner() =>
        _bot.InDatabase(db => db.Partners.AsNoTracking().SingleAsync(partner => partner.Id == _riverbend.Id));

    private Task<DateOnly?> SnoozedUntil() =>
        _bot.InDatabase(db => db.CheckIns.Select(checkIn => checkIn.SnoozedUntil).SingleAsync());
}
