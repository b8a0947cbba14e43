using ReferralBot.Chat;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Turns;

public sealed class RefuseRepeatsTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task The_same_delivery_is_done_once_and_answered_alike()
    {
        var line = new TurnInput.Command("/partner add \"Harbor Pediatrics\" category:medical");

        var first = await _bot.Turn(line, Sam, key: "one");
        var second = await _bot.Turn(line, Sam, key: "one");

        Assert.Equal(Card(first), Card(second));
        Assert.Equal(1, await _bot.InDatabase(db => Task.FromResult(db.Partners.Count())));
    }

    [Fact]
    [Trait(TestWay.Trait, TestWay.Straight)] // it turns the clock while the turns are on their way
    public async Task The_same_delivery_in_parallel_is_done_once()
    {
        var line = new TurnInput.Command("/partner add \"Harbor Pediatrics\" category:medical");

        var turns = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _bot.Turn(line, Sam, key: "one")));
        while (!turns.IsCompleted)
        {
            _bot.Clock.Advance(TimeSpan.FromMilliseconds(25)); // repeats wait for the first one's answer by this clock
            await Task.Yield();
        }

        var replies = await turns;

        Assert.Equal(1, await _bot.InDatabase(db => Task.FromResult(db.Partners.Count())));
        Assert.All(replies, reply => Assert.IsType<Reply.Shown>(reply));
    }
}
