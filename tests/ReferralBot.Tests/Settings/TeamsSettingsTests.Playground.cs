namespace ReferralBot.Tests.Settings;

/// <content>Where no token is needed.</content>
public sealed partial class TeamsSettingsTests
{
    [Theory]
    [InlineData("", "Development", "127.0.0.1", true)]
    [InlineData("Playground=true", "Development", "127.0.0.1", true)]
    [InlineData("Playground=false", "Development", "127.0.0.1", false)]
    [InlineData("", "Production", "127.0.0.1", false)]
    [InlineData("", "Development", "0.0.0.0", false)]
    [InlineData(Whole, "Development", "127.0.0.1", false)]
    public void The_playground_is_for_whoever_develops_on_this_machine(
        string settings,
        string environment,
        string listens,
        bool isOpen
    ) => Assert.Equal(isOpen, Read(settings, environment, listens).Teams.Playground);

    [Theory]
    [InlineData("Playground=true", "Production", "127.0.0.1")]
    [InlineData("Playground=true", "Development", "0.0.0.0")]
    [InlineData($"{Whole} Playground=true", "Development", "127.0.0.1")]
    public void Without_a_token_nothing_is_taken_elsewhere(string settings, string environment, string listens) =>
        Assert.Equal("Teams:Playground", Assert.Single(Problems(settings, environment, listens)).Key);
}
