using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Tokens;

/// <summary>Who is let in, and who is not: each check alone, and together.</summary>
public sealed class TeamsTokenTests
{
    public static TheoryData<string> Attacks => [.. TokenAttacks.All.Keys];

    [Fact]
    public void There_are_at_least_sixty_attacks() => Assert.True(TokenAttacks.All.Count >= 60);

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task It_is_refused_and_the_log_can_say_why(string name)
    {
        await using var door = new Doorkeeper();
        var (attack, problem) = TokenAttacks.All[name];

        Assert.Equal(problem, await door.CheckAsync(attack(door.Forge)));
        Assert.Equal(problem, await door.CheckAsync(attack(door.Forge))); // nor is it remembered as good
        Assert.All(door.Server.Addresses, address => Assert.Equal("login.botframework.com", address.Host));
    }

    [Fact]
    public async Task What_the_bot_connector_sends_is_let_in()
    {
        await using var door = new Doorkeeper();

        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync());
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/emea")]
    [InlineData("https://SMBA.trafficmanager.net/Emea/", "https://smba.trafficmanager.net/emea/")]
    public async Task An_address_is_the_same_with_a_slash_and_in_any_letters(string claimed, string sent)
    {
        await using var door = new Doorkeeper();

        var problem = await door.CheckAsync(door.Forge.Claim("serviceurl", claimed) with { ServiceUrl = sent });

        Assert.Equal(TeamsTokenProblem.None, problem);
    }

    [Theory]
    [InlineData("exp", -300)]
    [InlineData("nbf", 300)]
    public async Task Clocks_may_differ_by_five_minutes(string claim, int seconds)
    {
        await using var door = new Doorkeeper();

        var problem = await door.CheckAsync(door.Forge.Claim(claim, door.Forge.Now + seconds));

        Assert.Equal(TeamsTokenProblem.None, problem);
    }

    [Fact]
    public async Task A_token_without_a_beginning_is_good_from_the_start()
    {
        await using var door = new Doorkeeper();

        Assert.Equal(TeamsTokenProblem.None, await door.CheckAsync(door.Forge.Without("nbf")));
    }
}
