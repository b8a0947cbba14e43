using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>How slash commands are answered.</summary>
public sealed class SlackCommandAnswerTests : AnsweringTests
{
    [Fact]
    public async Task A_card_is_the_acknowledgement_and_only_the_person_sees_it()
    {
        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt));

        Assert.Contains("From Northside.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
        Assert.Empty(Slack.MessagesIn(Bot.Team.Id));
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task A_form_is_opened_by_the_first_call_with_a_view_that_is_ready()
    {
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form));

        Assert.Equal(["views.open"], Bot.Calls());
        Assert.Equal(["Who referred?", "When?"], Bot.View.Fields);
        Assert.Empty(Bot.Private);
        var kept = Assert.Single(Bot.Forms.All);
        Assert.Equal("r=R-12", kept.State);
        Assert.Equal(Bot.Team.Id, kept.Conversation.Id);
        Assert.Equal(Bot.Clock.GetUtcNow(), kept.OpenedAt);
        Assert.Contains("/commands/", kept.ReplyTo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expired_trigger_id")]
    [InlineData("exchanged_trigger_id")]
    [InlineData("invalid_trigger_id")]
    [InlineData("ratelimited")]
    public async Task A_form_that_comes_too_late_becomes_a_button_that_opens_it(string error)
    {
        Slack.Faults.Next("views.open", new FakeFault.Refused(error));

        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form));

        var message = Assert.Single(Bot.Private);
        Assert.Contains(ScriptedKernel.TooLate, message.Seen, StringComparison.Ordinal);
        Assert.Equal(["Open the form"], message.Buttons);
        TheCall("views.open");
        var unopened = Assert.IsType<TurnInput.Unopened>(Bot.Kernel.Turns[^1].Input);
        Assert.Equal("r=R-12", unopened.Form.State);
        Assert.Null(Bot.Kernel.Turns[^1].DeliveryKey);

        Bot.Clock.Advance(TimeSpan.FromMinutes(1)); // a limit is over by then
        await Bot.PressesAsync(message, "Open the form", Reply.Ask(AnswerSamples.Form));
        Assert.Equal("Log a visit", Bot.View.Title);
    }

    [Fact]
    public async Task A_form_whose_opening_was_lost_is_offered_and_not_opened_again()
    {
        Slack.Faults.Next("views.open", new FakeFault.AnswerLost());

        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form));

        TheCall("views.open");
        Assert.Equal(["Open the form"], Assert.Single(Bot.Private).Buttons);
    }

    [Fact]
    public async Task A_problem_gives_back_what_was_typed_letter_by_letter()
    {
        await Bot.TypesAsync(AnswerSamples.Typo);

        var message = Assert.Single(Bot.Private);
        Assert.Contains("Did you mean “received”?", message.Seen, StringComparison.Ordinal);
        Assert.Contains("/visit recieved from:Oak & <Co>", message.Seen, StringComparison.Ordinal);
        Assert.Equal("Did you mean “received”?", message.Text);
        Assert.Equal(["Yes, received"], message.Buttons);
        Assert.Empty(message.Alive);
    }

    [Fact]
    public async Task What_is_for_everybody_is_a_message_of_its_own_that_does_not_show_what_was_typed()
    {
        await Bot.TypesAsync(AnswerSamples.ForAll);

        Assert.Contains("For the team.", Assert.Single(Slack.MessagesIn(Bot.Team.Id)).Seen, StringComparison.Ordinal);
        Assert.Equal(["chat.postMessage"], Bot.Calls());
        Assert.Empty(Bot.Private);
    }

    [Theory]
    [InlineData(FakeChannelKind.Public)]
    [InlineData(FakeChannelKind.Private)]
    public async Task Where_the_bot_is_not_in_the_conversation_the_person_gets_the_card_and_how_to_invite_it(
        FakeChannelKind kind
    )
    {
        var closed = Bot.Workspace.AddChannel("closed", kind).With(Bot.Ana);

        await Bot.TypesAsync(AnswerSamples.ForAll, closed);

        Assert.Empty(Slack.MessagesIn(closed.Id));
        var message = Assert.Single(Bot.Private);
        Assert.Contains("For the team.", message.Seen, StringComparison.Ordinal);
        Assert.Contains("Only you see this.", message.Seen, StringComparison.Ordinal);
        Assert.Contains("/invite @", message.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_for_everybody_that_may_be_there_is_not_posted_again()
    {
        Slack.Faults.Next("chat.postMessage", new FakeFault.AnswerLost());

        await Bot.TypesAsync(AnswerSamples.ForAll);

        Assert.Single(Slack.MessagesIn(Bot.Team.Id));
        Assert.Empty(Bot.Private);
    }

    [Fact]
    public async Task Nothing_to_say_is_an_empty_acknowledgement()
    {
        await Bot.TypesAsync(new Reply.Nothing());

        Assert.Empty(Bot.Private);
        Assert.Empty(Slack.Calls);
    }

    [Fact]
    public async Task Two_people_in_two_workspaces_get_each_their_own()
    {
        var card = new Card("Secret of Maple Street", new Block.Paragraph("x"));
        var other = Slack.AddWorkspace("T2", "Elm Street").AddUser("Bea");

        await Bot.TypesAsync(Reply.Show(card));

        Assert.Single(Bot.Private);
        Assert.Empty(Slack.EphemeralsFor(other));
    }
}
