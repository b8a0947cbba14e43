using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackTwoWorkspacesTests
{
    [Fact]
    public async Task Two_workspaces_at_once_do_not_cross()
    {
        await using var host = await SlackHost.StartAsync();
        var payloads = Enumerable
            .Range(0, 60)
            .Select(at =>
            {
                var payload = SlackHost.Golden("command.slash");
                payload["team_id"] = at % 2 == 0 ? "T0EVEN001" : "T0ODD0001";
                payload["user_id"] = at % 2 == 0 ? "U0EVEN001" : "U0ODD0001";
                payload["trigger_id"] = $"{at}.1.a";
                payload["text"] = $"note:{at % 2}";
                return payload;
            });

        await Task.WhenAll(
            payloads.Select(async payload => (await host.PostAsync("command.slash", payload)).Dispose())
        );

        Assert.Equal(60, host.Turns.All.Count);
        Assert.All(
            host.Turns.All,
            turn =>
            {
                var even = turn.User.Installation == "T0EVEN001";
                Assert.Equal(even ? "U0EVEN001" : "U0ODD0001", turn.User.Id);
                Assert.Equal(turn.User.Installation, turn.Conversation.Installation);
                Assert.EndsWith(
                    even ? ":0" : ":1",
                    Assert.IsType<TurnInput.Command>(turn.Input).Line,
                    StringComparison.Ordinal
                );
            }
        );
    }
}
