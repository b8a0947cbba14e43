using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>The bot's own first words go the whole way, and nobody hears of it.</summary>
public sealed class TeamsRehearsalTests
{
    private static readonly Reply[] Replies =
    [
        Reply.Show(new Card("A card")),
        Reply.Ask(new Form("A form", new TextField("x", "X")) { Id = "x" }),
        Reply.Problem("A problem."),
        new Reply.Nothing(),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_of_nobody_are_answered_and_nothing_is_sent(bool isPlayground)
    {
        await using var host = await TeamsHost.StartAsync(
            isPlayground ? new TeamsSetup { Options = TeamsSetup.Playground } : null
        );
        host.Turns.Answer = (_, _) => Task.FromResult(Reply.Problem("I don't know you."));

        await host.Rehearsal.RunAsync(Replies, Ct);
        await host.After.DrainAsync(Ct);

        var turn = Assert.Single(host.Turns.All);
        Assert.True(turn.IsRehearsal);
        Assert.Equal(TeamsTurns.Nowhere, turn.User.Installation);
        Assert.Empty(host.Teams.Calls);
        Assert.Equal(0, host.Teams.Entra.Calls);
        Assert.Equal(isPlayground ? 0 : 1, host.Teams.Issuer.MetadataCalls);
        Assert.True(await host.Rehearsal.HasKeysAsync(Ct));
    }

    [Fact]
    public async Task Keys_that_were_not_there_are_asked_for_again()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Faults.Next("metadata", new FakeFault.Status(500));
        await host.Rehearsal.RunAsync(Replies, Ct);

        Assert.False(await host.Rehearsal.HasKeysAsync(Ct));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await host.Rehearsal.HasKeysAsync(Ct));
    }
}
