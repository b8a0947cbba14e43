using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>What the bot does in Slack unasked, and what it says where Slack does not let it.</summary>
public sealed class SlackChannelTests : IAsyncLifetime
{
    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task A_card_is_posted_and_replaced_in_its_place()
    {
        var sent = Assert.IsType<SendResult.Sent>(await Posts(_room.InTeam, "first"));
        await _room.Channel.ReplaceAsync(_room.InTeam, sent.MessageId, new Card("second"), Ct);

        var message = Assert.Single(_room.Slack.MessagesIn(_room.Team.Id));
        Assert.Contains("second", message.Seen, StringComparison.Ordinal);
        Assert.Equal(sent.MessageId, message.Ts);
    }

    [Fact]
    public async Task A_card_to_a_person_lies_in_their_direct_messages_and_is_replaced_there()
    {
        var to = _room.InTeam with { Id = _room.Sam.Id };
        var sent = Assert.IsType<SendResult.Sent>(await Posts(to, "first"));
        Assert.IsType<SendResult.Sent>(await _room.Channel.ReplaceAsync(to, sent.MessageId, new Card("second"), Ct));

        Assert.Contains("second", Assert.Single(_room.Slack.MessagesIn(_room.Sam.Id)).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_without_the_bot_is_refused_with_the_line_that_invites_it_by_its_own_name()
    {
        _room.Team.WithoutBot();

        var refused = Assert.IsType<SendResult.Refused>(await Posts(_room.InTeam, "card"));

        Assert.Equal("I'm not in that conversation. Type /invite @maplebot there.", refused.Remedy);
    }

    [Theory]
    [InlineData("channel_not_found", "/invite @maplebot")]
    [InlineData("is_archived", "archived")]
    [InlineData("messages_tab_disabled", "Messages Tab")]
    [InlineData("restricted_action", "rules")]
    [InlineData("restricted_action_read_only_channel", "rules")]
    [InlineData("restricted_action_thread_locked", "rules")]
    [InlineData("missing_scope", "permission")]
    [InlineData("team_access_not_granted", "organisation")]
    [InlineData("ekm_access_denied", "admin")]
    public async Task Every_stop_says_what_somebody_has_to_do(string error, string word)
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.Refused(error));

        var refused = Assert.IsType<SendResult.Refused>(await Posts(_room.InTeam, "card"));

        Assert.Contains(word, refused.Remedy, StringComparison.Ordinal);
        Assert.Single(_room.Slack.Calls);
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        _room.Workspace.Installation.Scopes = ["commands"];

        var refused = Assert.IsType<SendResult.Refused>(await Posts(_room.InTeam, "card"));

        Assert.Contains("chat:write", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("msg_too_long")]
    [InlineData("invalid_blocks")]
    [InlineData("some_new_error")]
    public async Task A_message_that_cannot_be_shown_is_refused_and_nothing_else_is_the_matter(string error)
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.Refused(error));

        var refused = Assert.IsType<SendResult.Refused>(await Posts(_room.InTeam, "card"));

        Assert.Null(refused.Remedy);
        Assert.Contains(error, refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("edit_window_closed")]
    [InlineData("cant_update_message")]
    public async Task A_message_that_cannot_be_changed_stays_and_pauses_nothing(string error)
    {
        _room.Slack.Faults.Next("chat.update", new FakeFault.Refused(error));

        var result = await _room.Channel.ReplaceAsync(_room.InTeam, "1.000001", new Card("second"), Ct);

        Assert.Null(Assert.IsType<SendResult.Refused>(result).Remedy);
    }

    [Fact]
    public async Task A_lost_answer_to_a_post_is_unknown_and_one_to_a_change_is_tried_again()
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.AnswerLost());
        _room.Slack.Faults.Next("chat.update", new FakeFault.AnswerLost());

        Assert.IsType<SendResult.Unknown>(await Posts(_room.InTeam, "card"));
        var ts = Assert.Single(_room.Slack.MessagesIn(_room.Team.Id)).Ts; // it was posted, once
        Assert.IsType<SendResult.Wait>(await _room.Channel.ReplaceAsync(_room.InTeam, ts, new Card("second"), Ct));
    }

    [Fact]
    public async Task A_dead_token_holds_everything_of_the_installation_back_and_loses_nothing()
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.Refused("token_revoked"));

        Assert.True(Assert.IsType<SendResult.Wait>(await Posts(_room.InTeam, "card")).ForInstallation);
    }

    private Task<SendResult> Posts(ConversationRef to, string title) =>
        _room.Channel.PostAsync(to, new Card(title), "key", Ct);
}
