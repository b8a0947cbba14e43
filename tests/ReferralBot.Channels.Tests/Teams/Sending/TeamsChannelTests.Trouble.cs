using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <content>Answers that are lost, and waiting.</content>
public sealed partial class TeamsChannelTests
{
    [Fact]
    public async Task A_lost_answer_to_a_post_is_unknown_and_one_to_a_change_is_tried_again()
    {
        _room.Teams.Faults.Next("send", new FakeFault.AnswerLost());
        Assert.IsType<SendResult.Unknown>(await Posts(Group, "card"));
        Assert.False(_room.Channel.RepeatsAreSafe); // so nobody makes a second one of it

        var id = Assert.Single(_room.Group.Posts).Id; // it was posted, once
        var lost = new FakeFault.AnswerLost();
        _room.Teams.Faults.Next("update", lost, lost, lost);
        Assert.IsType<SendResult.Wait>(
            await _room.Passes(_room.Channel.ReplaceAsync(Group, id, new Card("second"), Ct))
        );
    }

    [Fact]
    public async Task A_lost_answer_to_the_opening_of_a_chat_posts_nothing_yet()
    {
        var lost = new FakeFault.AnswerLost();
        _room.Teams.Faults.Next("create", lost, lost, lost);

        Assert.IsType<SendResult.Wait>(await _room.Passes(Posts(_room.In(_room.Sam.AadObjectId), "card")));
        Assert.Empty(_room.Teams.CallsOf("send"));
    }

    [Fact]
    public async Task Without_a_token_everything_of_the_tenant_waits_and_nothing_is_lost()
    {
        var refused = new FakeFault.Status(
            401,
            """{"error":"invalid_client","error_description":"AADSTS7000222: Expired."}"""
        );
        _room.Teams.Faults.Next("token", refused);

        Assert.True(Assert.IsType<SendResult.Wait>(await Posts(Group, "card")).ForInstallation);
        Assert.Null(_room.Book.Conversations[Group].Lost);
    }

    [Fact]
    public async Task When_two_conversations_are_told_to_wait_it_is_the_tenant_and_no_other_one()
    {
        var second = _room.Tenant.AddGroup("Back office", _room.Sam);
        second.IsBotIn = true;
        _room.Hears(second, _room.Sam, TeamsScope.Group);
        _room.Teams.Faults.Next("send", new FakeFault.TooMany("30"), new FakeFault.TooMany("30"));

        Assert.False(Assert.IsType<SendResult.Wait>(await Posts(Group, "one")).ForInstallation);
        Assert.True(Assert.IsType<SendResult.Wait>(await Posts(_room.In(second.Id), "two")).ForInstallation);

        var (other, ana) = OtherTenant();
        Assert.IsType<SendResult.Sent>(
            await Posts(new ConversationRef(TeamsPlaces.Channel, ana.Tenant.Id, other.Id), "three")
        );
    }
}
