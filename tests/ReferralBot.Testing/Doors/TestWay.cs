using Microsoft.Extensions.Time.Testing;
using ReferralBot.Chat;

namespace ReferralBot.Testing.Doors;

/// <summary>Chooses the door for a whole run of tests.</summary>
public static class TestWay
{
    /// <summary>The environment variable: nothing for straight in, or one of the ways.</summary>
    public const string Variable = "REFERRALBOT_TEST_CHANNEL";

    /// <summary>Through Slack, which calls the bot by HTTP.</summary>
    public const string SlackHttp = "slack-http";

    /// <summary>Through Slack, over a socket that the bot opens.</summary>
    public const string SlackSocket = "slack-socket";

    /// <summary>Through Teams, in each person's own chat with the bot.</summary>
    public const string TeamsPersonal = "teams-personal";

    /// <summary>Through Teams, in a chat of several.</summary>
    public const string TeamsGroup = "teams-group";

    /// <summary>Through Teams, in a channel of a team.</summary>
    public const string TeamsChannel = "teams-channel";

    /// <summary>The trait of tests that go one way only.</summary>
    public const string Trait = "way";

    /// <summary>The value of <see cref="Trait"/> for tests that go straight in: they bring a channel of their own, or none.</summary>
    public const string Straight = "straight";

    /// <summary>
    /// The value of <see cref="Trait"/> for what is otherwise on Teams: there is no home page, and whoever writes first from a tenant
    /// has installed the app there.
    /// </summary>
    public const string NotOnTeams = "not-on-teams";

    /// <summary>What was chosen.</summary>
    public static string? Chosen { get; } = Environment.GetEnvironmentVariable(Variable);

    internal static UserRef Sam =>
        Chosen switch
        {
            SlackHttp or SlackSocket => SlackDoor.Sam,
            TeamsPersonal or TeamsGroup or TeamsChannel => TeamsStage.SamRef,
            _ => StraightDoor.Sam,
        };

    internal static ConversationRef Team =>
        Chosen switch
        {
            SlackHttp or SlackSocket => SlackDoor.Team,
            TeamsPersonal or TeamsGroup or TeamsChannel => TeamsStage.TeamRef(Chosen),
            _ => StraightDoor.Team,
        };

    internal static async Task<ITestDoor> NewDoorAsync(FakeTimeProvider clock) =>
        Chosen switch
        {
            null or "" => new StraightDoor(),
            SlackHttp or SlackSocket => await SlackDoor.CreateAsync(Chosen, clock),
            TeamsPersonal or TeamsGroup or TeamsChannel => await TeamsDoor.CreateAsync(Chosen, clock),
            _ => throw new InvalidOperationException($"{Variable} is '{Chosen}', which is no way to the bot."),
        };
}
