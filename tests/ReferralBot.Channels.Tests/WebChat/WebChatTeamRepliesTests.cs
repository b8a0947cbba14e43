using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatTeamRepliesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_for_everybody_goes_to_the_team_conversation_once()
    {
        await using var host = await WebChatHost.StartAsync();

        await host.AsksAsync(new { kind = "command", line = "/announce" }, "the-same-key");
        var answer = await host.AsksAsync(new { kind = "command", line = "/announce" }, "the-same-key");

        Assert.Equal("posted", answer.GetProperty("kind").GetString());
        var entry = Assert.Single(await host.Transcript.LatestAsync(WebChatPlaces.Team, 10, Ct));
        Assert.Equal("For everybody", entry.Card.Title);
    }

    [Fact]
    public async Task A_button_in_the_team_conversation_changes_its_message_in_place()
    {
        await using var host = await WebChatHost.StartAsync();
        var id = await host.Transcript.AppendAsync(WebChatPlaces.Team, new Card("Before"), "one", Ct);

        var answer = await host.AsksAsync(
            new
            {
                kind = "press",
                line = "announce",
                messageId = id,
            }
        );

        Assert.Equal("nothing", answer.GetProperty("kind").GetString());
        var entry = Assert.Single(await host.Transcript.LatestAsync(WebChatPlaces.Team, 10, Ct));
        Assert.Equal((id, "For everybody"), (entry.MessageId, entry.Card.Title));
    }

    [Fact]
    public async Task A_private_answer_never_replaces_a_message_of_the_team()
    {
        await using var host = await WebChatHost.StartAsync();
        var id = await host.Transcript.AppendAsync(WebChatPlaces.Team, new Card("Before"), "one", Ct);

        var fromTeam = await host.AsksAsync(
            new
            {
                kind = "press",
                line = "swap",
                messageId = id,
            }
        );
        var fromPrivate = await host.AsksAsync(new { kind = "press", line = "swap" });

        Assert.False(fromTeam.GetProperty("replaces").GetBoolean());
        Assert.True(fromPrivate.GetProperty("replaces").GetBoolean());
        Assert.Equal("Before", Assert.Single(await host.Transcript.LatestAsync(WebChatPlaces.Team, 10, Ct)).Card.Title);
    }
}
