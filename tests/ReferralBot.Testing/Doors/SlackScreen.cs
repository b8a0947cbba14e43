using ReferralBot.Chat;
using ReferralBot.Testing.Slack;
using Xunit;

namespace ReferralBot.Testing.Doors;

/// <summary>Looks at a person's screen for what the bot said.</summary>
internal static class SlackScreen
{
    /// <summary>Fails where it is not there, where Slack refused to show something, or where something typed came alive.</summary>
    public static void Shows(FakeSlack slack, FakeUser person, Reply reply)
    {
        Assert.Empty(slack.World.Locked(() => slack.World.Complaints.Concat(slack.World.Unshown).ToList()));
        Assert.DoesNotContain(slack.Calls, call => call.Error is "invalid_blocks" or "invalid_arguments");
        DoorScreen.Shows(Screen(slack, person), reply, () => Called(slack));
    }

    private static string Called(FakeSlack slack) =>
        string.Join(
            '\n',
            slack.Calls.Select(call => $"{call.Method} {call.Arguments.ToJsonString()} → {call.Answer?.ToJsonString()}")
        );

    private static List<string> Screen(FakeSlack slack, FakeUser person) =>
        [
            .. slack.EphemeralsFor(person).Select(message => message.Seen),
            .. slack.MessagesIn(person.Id).Select(message => message.Seen),
            .. slack.ViewsOf(person).SelectMany(view => view.Errors.Values.Prepend(view.Seen).Prepend(view.Title)),
            slack.HomeOf(person)?.Seen ?? "",
        ];
}
