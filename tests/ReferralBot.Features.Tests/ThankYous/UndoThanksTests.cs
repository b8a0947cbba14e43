using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.ThankYous;

public sealed class UndoThanksTests : IAsyncLifetime
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
    public async Task Undo_takes_it_back_and_the_clock_runs_as_before()
    {
        await Received(_northside, 1);
        await _bot.Says("/thanks Northside how:note for:R-1 on:monday");
        var before = await Northside();
        var thanked = await _bot.Says("/thanks Northside how:call");

        var undone = await _bot.Presses(thanked, "Undo");
        var again = await _bot.Presses(thanked, "Undo");

        Assert.Equal("Taken back: thanks to Northside", TestBot.Card(undone).Title);
        Assert.Equal("This thank-you was taken back already.", TestBot.Failure(again));
        var after = await Northside();
        Assert.Equal((before.LastTouchOn, before.NextDueOn), (after.LastTouchOn, after.NextDueOn));
        Assert.Equal(
            "Thanked Northside · 1 of 1 thanked this quarter",
            TestBot.Card(await _bot.Says("/thanks Northside how:note")).Summary
        );
    }

    [Fact]
    public async Task After_ten_minutes_only_an_owner_takes_it_back()
    {
        var ana = await _bot.HasMember("Ana", Role.Coordinator);
        var thanked = await _bot.Says("/thanks Northside how:note", ana);
        _bot.Clock.Advance(TimeSpan.FromMinutes(11));

        var late = await _bot.Presses(thanked, "Undo", ana);
        var bare = await _bot.Says("/thanks undo", ana);
        var owner = await _bot.Presses(thanked, "Undo");

        Assert.Equal("The 10 minutes to undo are over. An owner can still take it back.", TestBot.Failure(late));
        Assert.Equal(
            "You noted no thank-you in the last 10 minutes, so there is nothing to take back.",
            TestBot.Failure(bare)
        );
        Assert.Equal("Taken back: thanks to Northside", TestBot.Card(owner).Title);
    }

    [Fact]
    public async Task The_team_reads_of_it_where_the_practice_wants_that_and_reads_when_it_is_taken_back()
    {
        await _bot.HasRoute(MessageKind.ThankYous);
        await Received(_northside, 1);

        await _bot.Says("/thanks Northside for:R-1 how:in-person note:\"over coffee\"");
        await _bot.Says("/thanks undo");

        var messages = await _bot.Outbox();
        Assert.Equal([OutboxKind.Post, OutboxKind.Replace], messages.Select(message => message.Kind));
        Assert.Equal("Thanked Northside for R-1\nIn person · Sam", TestBot.Read(TestBot.Card(messages[0])));
        Assert.Equal("A thank-you to Northside was taken back", TestBot.Card(messages[1]).Title);
        Assert.Equal(messages[0].Id, messages[1].TargetId);
    }

    private async Task Received(Partner partner, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
        {
            await _bot.HasReferral(partner);
        }
    }

    private Task<Partner> Northside() =>
        _bot.InDatabase(db => db.Partners.AsNoTracking().SingleAsync(partner => partner.Id == _northside.Id));
}
