namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>What people look up in order to show it passes the same doors as what they type.</summary>
public sealed class FindDeskTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task What_is_found_comes_in_its_order()
    {
        var found = Assert.IsType<Reply.Findings>(await FindsAsync("north"));

        Assert.Equal(_bot.Partners.Select(partner => partner.Name), found.Items.Select(item => item.Title));
        Assert.Equal(["north"], _bot.Queries);
    }

    [Fact]
    public async Task Whoever_has_no_access_is_told_so_and_nothing_is_looked_up()
    {
        _bot.Refused.Add("partner");

        Assert.Equal("Ask Sam for access.", Assert.IsType<Reply.Failed>(await FindsAsync("north")).Message);
        Assert.Empty(_bot.Queries);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("Partner")]
    [InlineData("partner.add")]
    [InlineData("")]
    public async Task A_finder_that_is_not_there_finds_nothing(string finder)
    {
        Assert.Empty(Assert.IsType<Reply.Findings>(await FindsAsync("north", finder)).Items);
        Assert.Empty(_bot.Queries);
    }

    [Fact]
    public async Task No_more_than_25_come()
    {
        _bot.Partners.AddRange(Enumerable.Range(4, 100).Select(number => new Place(number, $"Partner {number}")));

        Assert.Equal(25, Assert.IsType<Reply.Findings>(await FindsAsync("")).Items.Count);
    }

    [Fact]
    public async Task A_query_is_one_clean_line_that_is_not_too_long()
    {
        await FindsAsync("  north\nside\u0007 ");
        await FindsAsync(new string('n', 5_000));
        await FindsAsync(new string('n', 119) + "\uD83D\uDE00\uD83D\uDE00");

        Assert.Equal("north side", _bot.Queries[0]);
        Assert.Equal(new string('n', 120), _bot.Queries[1]);
        Assert.Equal(new string('n', 119), _bot.Queries[2].TrimEnd('\uFFFD'));
    }

    private Task<Reply> FindsAsync(string query, string finder = "partner") =>
        _bot.Turns(new TurnInput.Find(finder, query));
}
