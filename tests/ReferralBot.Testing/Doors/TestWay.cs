using Microsoft.Extensions.Time.Testing;
using ReferralBot.Chat;

namespace ReferralBot.Testing.Doors;

/// <summary>Chooses the door for a whole run of tests.</summary>
public static class TestWay
{
    /// <summary>The environment variable: nothing for straight in, <see cref="SlackHttp"/> or <see cref="SlackSocket"/>.</summary>
    public const string Variable = "REFERRALBOT_TEST_CHANNEL";

    /// <summary>Through Slack, which calls the bot by HTTP.</summary>
    public const string SlackHttp = "slack-http";

    /// <summary>Through Slack, over a socket that the bot opens.</summary>
    public const string SlackSocket = "slack-socket";

    /// <summary>The trait of tests that go one way only.</summary>
    public const string Trait = "way";

    /// <summary>The value of <see cref="Trait"/> for tests that go straight in: they bring a channel of their own, or none.</summary>
    public const string Straight = "straight";

    /// <summary>What was chosen.</summary>
    public static string? Chosen { get; } = Environment.GetEnvironmentVariable(Variable);

    internal static UserRef Sam => Chosen is SlackHttp or SlackSocket ? SlackDoor.Sam : StraightDoor.Sam;

    internal static ConversationRef Team => Chosen is SlackHttp or SlackSocket ? SlackDoor.Team : StraightDoor.Team;

    internal static async Task<ITestDoor> NewDoorAsync(FakeTimeProvider clock) =>
        Chosen switch
        {
            null or "" => new StraightDoor(),
            SlackHttp or SlackSocket => await SlackDoor.CreateAsync(Chosen, clock),
            _ => throw new InvalidOperationException($"{Variable} is '{Chosen}', which is no way to the bot."),
        };
}
