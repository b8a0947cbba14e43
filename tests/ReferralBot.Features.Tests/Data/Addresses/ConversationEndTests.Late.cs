using ReferralBot.Chat.Cards;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Addresses;

/// <content>What is heard late.</content>
public abstract partial class ConversationEndTests
{
    // Minutes from the removal to the next arrival, and until the removal is heard of.
    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(-1, 60, true)]
    [InlineData(1, 60, false)]
    [InlineData(1, 40 * 60, true)] // no platform repeats for so long: the time is wrong
    public async Task A_removal_that_is_heard_late_changes_nothing_that_is_newer(int again, int heard, bool ends)
    {
        await HasTwoAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(10));
        var removed = Now;
        await Book.KeepAsync(Team("C1") with { JoinedAt = removed + TimeSpan.FromMinutes(again) }, Ct);
        Database.Clock.Advance(TimeSpan.FromMinutes(heard));

        await Book.RemoveAsync(Place("C1"), removed, Ct);

        Assert.Equal(ends, await Book.FindAsync(Place("C1"), Ct) is null);
    }

    [Fact]
    public async Task An_arrival_that_is_heard_late_does_not_undo_a_removal_that_is_newer()
    {
        await HasTwoAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await Book.RemoveAsync(Place("C1"), Now, Ct);
        var before = (await PostsAsync()).Count;

        await OtherProcess().KeepAsync(Team("C1") with { JoinedAt = Now - TimeSpan.FromMinutes(1) }, Ct);

        Assert.Null(await Book.FindAsync(Place("C1"), Ct));
        Assert.Equal(before, (await PostsAsync()).Count);
    }
}
