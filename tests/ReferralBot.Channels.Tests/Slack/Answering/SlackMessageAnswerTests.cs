using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>How buttons of messages and shortcuts of messages are answered.</summary>
public sealed class SlackMessageAnswerTests : AnsweringTests
{
    [Fact]
    public async Task Two_people_press_the_same_button_and_each_gets_an_answer()
    {
        var message = await Bot.HasPostedAsync();
        var bea = Bot.Workspace.AddUser("Bea");
        Bot.Team.With(bea);

        await Bot.PressesAsync(message, "Undo", Reply.Show(new Card("Taken back", new Block.Paragraph("By Ana."))));
        Bot.Kernel.Replies.Enqueue(Reply.Problem("This was taken back already."));
        await new SlackPerson(Slack, bea, Bot.Transport).PressesAsync(message, "Undo");
        await Bot.SettlesAsync();

        Assert.Contains("By Ana.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
        Assert.Contains("already", Assert.Single(Slack.EphemeralsFor(bea)).Seen, StringComparison.Ordinal);
        var keys = Bot.Kernel.Turns.Select(turn => turn.DeliveryKey).ToList();
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Any_other_card_comes_below_for_the_person_alone()
    {
        var message = await Bot.HasPostedAsync();

        await Bot.PressesAsync(message, "Undo", Reply.Show(new Card("Details", new Block.Paragraph("Of the visit."))));

        Assert.Contains("Of the visit.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
        Assert.Contains("From Northside.", Assert.Single(Slack.MessagesIn(Bot.Team.Id)).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opens_and_one_that_comes_too_late_becomes_a_button()
    {
        var message = await Bot.HasPostedAsync();

        await Bot.PressesAsync(message, "Undo", Reply.Ask(AnswerSamples.Form));
        Assert.Equal("Log a visit", Bot.View.Title);

        Slack.Faults.Next("views.open", new FakeFault.Refused("expired_trigger_id"));
        await Bot.PressesAsync(message, "Undo", Reply.Ask(AnswerSamples.Form));
        Assert.Equal(["Open the form"], Assert.Single(Bot.Private).Buttons);
    }

    [Fact]
    public async Task A_problem_is_for_the_person_alone()
    {
        await Bot.PressesAsync(await Bot.HasPostedAsync(), "Undo", AnswerSamples.Refusal);

        Assert.Contains("That partner is gone.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
        Assert.False(TheCall("response_url").Arguments["replace_original"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("used_url")]
    [InlineData("expired_url")]
    public async Task An_address_that_takes_no_more_answers_is_not_the_only_way(string error)
    {
        Slack.Faults.Next("response_url", new FakeFault.Refused(error));

        await Bot.PressesAsync(await Bot.HasPostedAsync(), "Undo", AnswerSamples.Refusal);

        Assert.Single(Bot.Private);
        TheCall("chat.postEphemeral");
    }

    [Fact]
    public async Task Where_nothing_can_be_said_in_the_conversation_it_comes_as_a_direct_message()
    {
        var message = await Bot.HasPostedAsync();
        Slack.Faults.Next("response_url", new FakeFault.Refused("used_url"));
        Slack.Faults.Next("chat.postEphemeral", new FakeFault.Refused("user_not_in_channel"));

        await Bot.PressesAsync(message, "Undo", AnswerSamples.Refusal);

        Assert.Empty(Bot.Private);
        var direct = Assert.Single(Slack.MessagesIn(Bot.Ana.Id));
        Assert.Contains("That partner is gone.", direct.Seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("response_url")]
    [InlineData("chat.postEphemeral")]
    public async Task What_may_have_been_said_already_is_not_said_in_another_way(string lost)
    {
        var message = await Bot.HasPostedAsync();
        Slack.Faults.Next(
            "response_url",
            lost == "response_url" ? new FakeFault.AnswerLost() : new FakeFault.Refused("used_url")
        );
        Slack.Faults.Next("chat.postEphemeral", new FakeFault.AnswerLost());

        await Bot.PressesAsync(message, "Undo", AnswerSamples.Refusal);

        Assert.Single(Bot.Private);
        Assert.Empty(Slack.MessagesIn(Bot.Ana.Id));
    }

    [Fact]
    public async Task A_shortcut_of_a_message_opens_its_form_and_answers_where_the_message_is()
    {
        var message = Bot.Person.Posts("Oak sent someone", Bot.Team);
        Bot.Kernel.Replies.Enqueue(Reply.Ask(AnswerSamples.Form));
        Bot.Kernel.Replies.Enqueue(AnswerSamples.Refusal);

        await Bot.Person.UsesMessageShortcutAsync("visit", message);
        await Bot.Person.UsesMessageShortcutAsync("visit", message);
        await Bot.SettlesAsync();

        Assert.Equal("Log a visit", Bot.View.Title);
        Assert.Equal(Bot.Team.Id, Assert.Single(Bot.Private).ChannelId);
    }
}
