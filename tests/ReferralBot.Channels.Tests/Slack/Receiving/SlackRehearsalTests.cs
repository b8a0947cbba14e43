using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>The bot's own first command goes the whole way, over HTTP or over the socket, and nobody hears of it.</summary>
public sealed class SlackRehearsalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<SlackOptions> Transports =>
        [
            new SlackOptions { SigningSecret = SlackHost.Secret },
            new SlackOptions { BotToken = "xoxb-1" }, // what comes in comes by the socket
        ];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_command_of_nobody_is_answered_and_nothing_is_sent(SlackOptions options)
    {
        await using var host = await SlackHost.StartAsync(options);
        Reply[] replies =
        [
            Reply.Show(new Card("A card")),
            Reply.Ask(new Form("A form", new TextField("x", "X")) { Id = "x" }),
            Reply.Problem("A problem."),
            new Reply.Nothing(),
        ];

        await host.Rehearsal.RunAsync(replies, Ct);
        await host.After.DrainAsync(Ct);

        var turn = Assert.Single(host.Turns.All);
        Assert.Equal(new UserRef("slack", "T0", "U0"), turn.User);
        Assert.DoesNotContain(
            host.Calls.All,
            call => !call.Address.AbsolutePath.EndsWith("/auth.test", StringComparison.Ordinal) // that is the token's own check
        );
    }
}
