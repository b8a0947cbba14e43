using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>What the bot does in Teams unasked, and where it comes to.</summary>
public sealed partial class TeamsChannelTests : IAsyncLifetime
{
    private TeamsRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ConversationRef Group => _room.In(_room.Group.Id);

    private UserRef Sam => TeamsRoom.UserOf(_room.Sam);

    public async ValueTask InitializeAsync()
    {
        _room = await TeamsRoom.OpenAsync();
        _room.Hears(_room.Group, _room.Sam, TeamsScope.Group);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_room.Teams.Complaints);
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task A_card_is_posted_and_replaced_in_its_place()
    {
        var sent = Assert.IsType<SendResult.Sent>(await Posts(Group, "first"));
        Assert.IsType<SendResult.Sent>(await _room.Channel.ReplaceAsync(Group, sent.MessageId, new Card("second"), Ct));

        var post = Assert.Single(_room.Group.Posts);
        Assert.Equal(sent.MessageId, post.Id);
        Assert.Contains("second", post.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain("first", post.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_to_a_person_opens_their_chat_once_and_is_replaced_there()
    {
        var to = _room.In(_room.Sam.AadObjectId);
        var sent = Assert.IsType<SendResult.Sent>(await Posts(to, "first"));
        Assert.IsType<SendResult.Sent>(await _room.Channel.ReplaceAsync(to, sent.MessageId, new Card("second"), Ct));
        Assert.IsType<SendResult.Sent>(await Posts(to, "third"));

        Assert.Single(_room.Teams.CallsOf("create"));
        Assert.Equal(2, _room.Sam.Personal!.SeenBy(_room.Sam).Count);
        Assert.Empty(_room.Group.Posts);
    }

    [Fact]
    public async Task A_chat_with_a_person_that_is_gone_is_made_anew_once_and_all_its_names_lead_to_the_new_one()
    {
        var old = _room.Tenant.PersonalOf(_room.Sam);
        _room.Hears(old, _room.Sam, TeamsScope.Personal);
        old.IsGone = true;

        var sent = Assert.IsType<SendResult.Sent>(await Posts(_room.In(old.Id), "first"));

        var chat = _room.Sam.Personal!;
        Assert.NotEqual(old.Id, chat.Id);
        Assert.Contains("first", Assert.Single(chat.Posts).Seen, StringComparison.Ordinal);
        Assert.IsType<SendResult.Sent>(
            await _room.Channel.ReplaceAsync(_room.In(old.Id), sent.MessageId, new Card("second"), Ct)
        );
        Assert.IsType<SendResult.Sent>(await Posts(_room.In(_room.Sam.AadObjectId), "third"));
        Assert.Single(_room.Teams.CallsOf("create"));
        Assert.Null(_room.Book.Conversations[_room.In(chat.Id)].Lost);
    }

    [Fact]
    public async Task One_that_cannot_be_made_anew_is_lost()
    {
        var old = _room.Tenant.PersonalOf(_room.Sam);
        _room.Hears(old, _room.Sam, TeamsScope.Personal);
        old.IsGone = true;
        _room.Group.IsBotIn = false; // nothing connects the bot with Sam any more

        var refused = Assert.IsType<SendResult.Refused>(await Posts(_room.In(old.Id), "first"));

        Assert.NotNull(refused.Remedy);
        Assert.Equal(refused.Remedy, _room.Book.Conversations[_room.In(old.Id)].Lost);
        Assert.Single(_room.Teams.CallsOf("create"));
    }

    [Fact]
    public async Task A_group_that_is_gone_is_never_made_anew()
    {
        _room.Group.IsGone = true;

        Assert.NotNull(Assert.IsType<SendResult.Refused>(await Posts(Group, "card")).Remedy);
        Assert.Empty(_room.Teams.CallsOf("create"));
    }

    [Fact]
    public async Task What_is_not_known_is_refused_with_what_to_do_and_no_call()
    {
        foreach (var to in new[] { _room.In("19:other@thread.v2"), Group with { Installation = "another tenant" } })
        {
            Assert.NotNull(Assert.IsType<SendResult.Refused>(await Posts(to, "card")).Remedy);
            Assert.IsType<SendResult.Refused>(await _room.Channel.ReplaceAsync(to, "1", new Card("x"), Ct));
        }

        Assert.Empty(_room.Teams.Calls);
    }

    [Fact]
    public async Task A_private_chat_is_opened_and_where_it_cannot_be_the_person_stands_for_it()
    {
        var opened = await _room.Channel.OpenPrivateAsync(Sam, Ct);
        Assert.Equal(_room.In(_room.Sam.Personal!.Id), opened);

        var (_, ana) = OtherTenant();
        _room.Teams.Faults.Next("create", new FakeFault.TooMany("30"));
        Assert.Equal(ana.AadObjectId, (await _room.Channel.OpenPrivateAsync(TeamsRoom.UserOf(ana), Ct)).Id);
    }

    private (FakeChat Chat, FakeMember Ana) OtherTenant()
    {
        var tenant = _room.Teams.AddTenant("Oak Lane");
        var ana = tenant.AddMember("Ana");
        var chat = tenant.AddGroup("Front desk", ana);
        chat.IsBotIn = true;
        _room.Hears(chat, ana, TeamsScope.Group);
        return (chat, ana);
    }

    private Task<SendResult> Posts(ConversationRef to, string title) =>
        _room.Channel.PostAsync(to, new Card(title), "key", Ct);
}
