using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>Where Teams does not let the bot post, it says what somebody has to do, and tries nothing until somebody did.</summary>
public sealed class TeamsRefusalTests : IAsyncLifetime
{
    private TeamsRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ConversationRef Group => _room.In(_room.Group.Id);

    public async ValueTask InitializeAsync()
    {
        _room = await TeamsRoom.OpenAsync();
        _room.Hears(_room.Group, _room.Sam, TeamsScope.Group);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", "adds ReferralBot again")]
    [InlineData(403, "ConversationBlockedByUser", "unblock me")]
    [InlineData(403, "MessageWritesBlocked", "unblock me")]
    [InlineData(403, "BotDisabledByAdmin", "admin center")]
    [InlineData(403, "NotEnoughPermissions", "lets apps post")]
    [InlineData(403, "SomethingNew", "SomethingNew")]
    [InlineData(404, "ConversationNotFound", "conversation is gone")]
    public async Task Every_stop_says_what_somebody_has_to_do_and_is_tried_once(int status, string code, string words)
    {
        _room.Teams.Faults.Next("send", Refusal(status, code));

        var refused = Assert.IsType<SendResult.Refused>(await Posts("one"));
        Assert.Contains(words, refused.Remedy, StringComparison.Ordinal);
        Assert.Equal(refused.Remedy, _room.Book.Conversations[Group].Lost);

        var again = Assert.IsType<SendResult.Refused>(await Posts("two"));
        Assert.Equal(refused.Remedy, again.Remedy);
        Assert.Equal(
            refused.Remedy,
            Assert.IsType<SendResult.Refused>(await _room.Channel.ReplaceAsync(Group, "1", new Card("x"), Ct)).Remedy
        );
        Assert.Single(_room.Teams.Calls);
    }

    [Fact]
    public async Task A_lost_conversation_is_posted_to_again_once_somebody_was_heard_from_there()
    {
        _room.Group.IsBotIn = false;
        Assert.IsType<SendResult.Refused>(await Posts("one"));
        _room.Group.IsBotIn = true;
        Assert.IsType<SendResult.Refused>(await Posts("two"));

        _room.Hears(_room.Group, _room.Sam, TeamsScope.Group);

        Assert.IsType<SendResult.Sent>(await Posts("three"));
        Assert.Contains("three", Assert.Single(_room.Group.Posts).Seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personal", "under Apps and say hello")]
    [InlineData("group", "in that chat")]
    [InlineData("channel", "owner of the team")]
    public async Task Who_adds_the_bot_again_depends_on_where_it_was(string where, string words)
    {
        var (chat, scope) = where switch
        {
            "personal" => (_room.Tenant.PersonalOf(_room.Sam), TeamsScope.Personal),
            "group" => (_room.Group, TeamsScope.Group),
            _ => (_room.Tenant.AddTeam("Elm Street", _room.Sam).General, TeamsScope.Channel),
        };
        _room.Hears(chat, _room.Sam, scope);
        _room.Group.IsBotIn = false;

        var result = await _room.Channel.PostAsync(_room.In(chat.Id), new Card("card"), "key", Ct);

        Assert.Contains(words, Assert.IsType<SendResult.Refused>(result).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "BadArgument", "BadArgument")]
    [InlineData(413, "MessageSizeTooBig", "too large")]
    public async Task A_message_that_cannot_be_shown_is_refused_and_nothing_else_is_the_matter(
        int status,
        string code,
        string words
    )
    {
        _room.Teams.Faults.Next("send", Refusal(status, code));

        var refused = Assert.IsType<SendResult.Refused>(await Posts("one"));

        Assert.Null(refused.Remedy);
        Assert.Contains(words, refused.Reason, StringComparison.Ordinal);
        Assert.IsType<SendResult.Sent>(await Posts("two"));
    }

    [Fact]
    public async Task A_message_that_was_deleted_stays_deleted_and_pauses_nothing()
    {
        var result = await _room.Channel.ReplaceAsync(Group, "1700000000009", new Card("second"), Ct);

        Assert.Null(Assert.IsType<SendResult.Refused>(result).Remedy);
        Assert.Empty(_room.Group.Posts);
        Assert.IsType<SendResult.Sent>(await Posts("two"));
    }

    [Fact]
    public async Task A_person_who_cannot_be_opened_is_refused_with_what_to_do()
    {
        _room.Group.IsBotIn = false;

        var result = await _room.Channel.PostAsync(_room.In(_room.Sam.AadObjectId), new Card("card"), "key", Ct);

        Assert.Contains("say hello", Assert.IsType<SendResult.Refused>(result).Remedy, StringComparison.Ordinal);
    }

    private static FakeFault Refusal(int status, string code) =>
        new FakeFault.Status(status, $$$"""{"error":{"code":"{{{code}}}","message":"x"}}""");

    private Task<SendResult> Posts(string title) => _room.Channel.PostAsync(Group, new Card(title), "key", Ct);
}
