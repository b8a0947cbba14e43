using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What the fake refuses of messages.</summary>
public sealed class FakeChatTests : FakeSlackTests
{
    [Fact]
    public async Task A_message_is_there_for_everybody_in_the_conversation()
    {
        var answer = await CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "Hello"));

        Done(answer);
        var message = Assert.Single(Slack.MessagesIn(General.Id));
        Assert.Equal("Hello", message.Seen);
        Assert.Equal(message.Ts, answer["ts"]!.GetValue<string>());
    }

    [Fact]
    public async Task Where_the_app_is_not_a_public_conversation_says_so_and_a_private_one_hides()
    {
        var open = Maple.AddChannel("open").With(Ana);
        var hidden = Maple.AddChannel("hidden", FakeChannelKind.Private).With(Ana);
        var ended = Maple.AddChannel("ended").WithBot().Archive();

        Refused("not_in_channel", await CallsAsync("chat.postMessage", ("channel", open.Id), ("text", "x")));
        Refused("channel_not_found", await CallsAsync("chat.postMessage", ("channel", hidden.Id), ("text", "x")));
        Refused("is_archived", await CallsAsync("chat.postMessage", ("channel", ended.Id), ("text", "x")));
        Refused("channel_not_found", await CallsAsync("chat.postMessage", ("channel", "C404"), ("text", "x")));
        Refused("no_text", await CallsAsync("chat.postMessage", ("channel", General.Id)));
        Assert.Equal(5, Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task A_workspaces_token_reaches_no_other_workspace()
    {
        var other = Slack.AddWorkspace("T2", "Oak");
        var theirs = other.AddChannel("general").WithBot();

        Refused("channel_not_found", await CallsAsync("chat.postMessage", ("channel", theirs.Id), ("text", "x")));
    }

    [Fact]
    public async Task A_conversation_takes_a_short_burst_and_then_one_message_in_a_second()
    {
        Slack.Limits.Burst = 2;
        Done(await CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "1")));
        Done(await CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "2")));

        using var third = await Api.SendsAsync(
            "chat.postMessage",
            Maple.BotToken,
            ("channel", General.Id),
            ("text", "3")
        );

        Assert.Equal(429, (int)third.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), third.Headers.RetryAfter!.Delta);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Done(await CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "3")));
        Assert.Equal(["1", "2", "3"], Slack.MessagesIn(General.Id).Select(message => message.Text));
    }

    [Fact]
    public async Task An_ephemeral_message_is_for_one_and_cannot_be_changed()
    {
        var sent = await CallsAsync(
            "chat.postEphemeral",
            ("channel", General.Id),
            ("user", Ana.Id),
            ("text", "Only you")
        );

        Done(sent);
        Assert.Equal("Only you", Assert.Single(Slack.EphemeralsFor(Ana)).Seen);
        Assert.Empty(Slack.MessagesIn(General.Id));
        Refused(
            "message_not_found",
            await CallsAsync(
                "chat.update",
                ("channel", General.Id),
                ("ts", sent["message_ts"]!.GetValue<string>()),
                ("text", "x")
            )
        );
        Refused(
            "user_not_in_channel",
            await CallsAsync(
                "chat.postEphemeral",
                ("channel", General.Id),
                ("user", Maple.AddUser("Ben").Id),
                ("text", "x")
            )
        );
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_message_there()
    {
        Slack.Faults.Next("chat.postMessage", new FakeFault.AnswerLost());

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "x"))
        );

        Assert.Single(Slack.MessagesIn(General.Id));
    }

    [Fact]
    public async Task A_persons_id_opens_the_direct_messages_unless_these_are_off()
    {
        Done(await CallsAsync("chat.postMessage", ("channel", Ana.Id), ("text", "Hello")));
        Slack.App.HasMessagesTab = false;

        Refused("messages_tab_disabled", await CallsAsync("chat.postMessage", ("channel", Ana.Id), ("text", "x")));
        Assert.Single(Slack.MessagesIn(Ana.Id));
    }
}
