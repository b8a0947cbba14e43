using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>A token that was found good is not checked again, and proves no more than it did.</summary>
public sealed class TeamsSeenTokenTests
{
    [Fact]
    public async Task A_token_is_checked_once()
    {
        await using var door = new Doorkeeper();
        var sent = door.Forge.With();
        await door.CheckAsync(sent);

        door.Server.Published.Clear();
        door.Clock.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(1, door.Seen.Count);
        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync(sent));
    }

    [Fact]
    public async Task It_lets_nothing_else_in_with_it()
    {
        await using var door = new Doorkeeper();
        var sent = door.Forge.With();
        await door.CheckAsync(sent);

        Assert.Equal(
            TeamsTokenProblem.OtherServiceUrl,
            await door.CheckAsync(sent with { ServiceUrl = "https://smba.trafficmanager.net/amer/" })
        );
        Assert.Equal(TeamsTokenProblem.NotEndorsed, await door.CheckAsync(sent with { ChannelId = "slack" }));
        Assert.Equal(TeamsTokenProblem.NoServiceUrl, await door.CheckAsync(sent with { ServiceUrl = null }));
        Assert.Equal(TeamsTokenProblem.NoChannel, await door.CheckAsync(sent with { ChannelId = null }));
    }

    [Fact]
    public async Task It_ends_when_the_token_ends()
    {
        await using var door = new Doorkeeper();
        var sent = door.Forge.With();
        await door.CheckAsync(sent);

        door.Clock.Advance(TimeSpan.FromSeconds(3600 + 301));

        Assert.Equal(TeamsTokenProblem.Expired, await door.CheckAsync(sent));
    }

    [Fact]
    public async Task Only_so_many_are_kept_and_those_that_ended_make_room()
    {
        await using var door = new Doorkeeper();
        var ends = door.Forge.Now + 60;
        foreach (var at in Enumerable.Range(0, TeamsSeenTokens.Most + 10))
        {
            door.Seen.Add($"token-{at}", new TeamsToken("", [], ends));
        }

        Assert.Equal(TeamsSeenTokens.Most, door.Seen.Count);
        door.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync());
        Assert.Equal(1, door.Seen.Count);
    }
}
