using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>What takes the place of the message whose button was pressed, and what does not.</summary>
public sealed class SlackReplacementTests : AnsweringTests
{
    private static readonly Reply.Shown Swap = new(new Card("Taken back", new Block.Paragraph("Nothing is logged.")))
    {
        Replaces = true,
    };

    [Fact]
    public async Task What_replaces_a_message_that_only_the_person_sees_takes_its_place()
    {
        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt));

        await Bot.PressesAsync(Bot.Private[0], "Undo", Swap);

        Assert.Contains("Nothing is logged.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
        Assert.Equal(["response_url"], Bot.Calls());
    }

    [Fact]
    public async Task What_everybody_may_see_replaces_a_message_that_everybody_sees()
    {
        var message = await Bot.HasPostedAsync();

        await Bot.PressesAsync(message, "Undo", Swap with { Audience = Audience.Conversation });

        Assert.Contains(
            "Nothing is logged.",
            Assert.Single(Slack.MessagesIn(Bot.Team.Id)).Seen,
            StringComparison.Ordinal
        );
        TheCall("chat.update");
        Assert.Empty(Bot.Private);
    }

    [Fact]
    public async Task Where_the_message_cannot_be_changed_by_its_name_the_address_for_answers_does_it()
    {
        var message = await Bot.HasPostedAsync();
        Slack.Faults.Next("chat.update", new FakeFault.Refused("edit_window_closed"));

        await Bot.PressesAsync(message, "Undo", Swap with { Audience = Audience.Conversation });

        Assert.Contains(
            "Nothing is logged.",
            Assert.Single(Slack.MessagesIn(Bot.Team.Id)).Seen,
            StringComparison.Ordinal
        );
        TheCall("response_url");
    }

    [Fact]
    public async Task What_only_the_person_may_see_never_replaces_a_message_that_everybody_sees()
    {
        var message = await Bot.HasPostedAsync();

        await Bot.PressesAsync(message, "Undo", Swap);

        Assert.Contains("From Northside.", Assert.Single(Slack.MessagesIn(Bot.Team.Id)).Seen, StringComparison.Ordinal);
        Assert.Contains("Nothing is logged.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
    }
}
