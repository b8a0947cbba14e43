using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>How buttons of dialogs are answered.</summary>
public sealed class SlackDialogAnswerTests : AnsweringTests
{
    [Fact]
    public async Task The_answer_takes_the_place_of_the_question_and_ends_all()
    {
        var view = await AskedAsync();

        await Bot.PressesAsync(view, "Log it", Reply.Show(AnswerSamples.Receipt));

        Assert.Equal("Visit logged", Bot.View.Title);
        Assert.Equal(view.Id, Bot.View.Id);
        Assert.True(Bot.View.Json["clear_on_close"]!.GetValue<bool>());
        Assert.Null(Bot.View.Json["submit"]);
        Assert.Empty(Bot.Private);
    }

    [Fact]
    public async Task It_belongs_to_the_conversation_that_the_form_was_opened_in()
    {
        var view = await AskedAsync();

        await Bot.PressesAsync(view, "Log it", Reply.Show(AnswerSamples.Receipt));
        await Bot.PressesAsync(Bot.View, "Undo", AnswerSamples.ForAll);

        Assert.Equal(Bot.Team.Id, Bot.Kernel.Turns[^1].Conversation.Id);
        Assert.Single(Slack.MessagesIn(Bot.Team.Id));
    }

    [Fact]
    public async Task A_form_takes_the_place_and_shows_what_is_filled_in()
    {
        var view = await AskedAsync();

        await Bot.PressesAsync(view, "Log it", Reply.Ask(AnswerSamples.Form));

        Assert.Equal(view.Id, Bot.View.Id);
        Assert.Equal(["Who referred?", "When?"], Bot.View.Fields);
        Assert.Equal(2, Bot.Forms.All.Count);
        Assert.Equal(Bot.Forms.All.First().ReplyTo, Bot.Forms.All.Last().ReplyTo);
    }

    [Fact]
    public async Task A_problem_takes_the_place_too()
    {
        await Bot.PressesAsync(await AskedAsync(), "Log it", AnswerSamples.Refusal);

        Assert.Equal("That didn't work", Bot.View.Title);
        Assert.Contains("That partner is gone.", Bot.View.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_press_of_a_button_does_not_hide_what_the_first_one_did()
    {
        await Bot.PressesAsync(await AskedAsync(), "Log it", Reply.Show(AnswerSamples.Receipt));
        var updates = Slack.CallsOf("views.update").Count;
        Slack.Faults.Next("views.update", new FakeFault.Refused("hash_conflict"));

        await Bot.PressesAsync(Bot.View, "Undo", Reply.Problem("That is done already."));

        Assert.Equal("Visit logged", Bot.View.Title);
        Assert.Equal(updates + 1, Slack.CallsOf("views.update").Count);
        Assert.Empty(Bot.Private);
    }

    [Fact]
    public async Task What_was_done_is_shown_once_more_where_the_dialog_has_changed()
    {
        var view = await AskedAsync();
        Slack.Faults.Next("views.update", new FakeFault.Refused("hash_conflict"));

        await Bot.PressesAsync(view, "Log it", Reply.Show(AnswerSamples.Receipt));

        Assert.Equal("Visit logged", Bot.View.Title);
        var calls = Slack.CallsOf("views.update");
        Assert.Equal(2, calls.Count);
        Assert.NotNull(calls[0].Arguments["hash"]);
        Assert.Null(calls[1].Arguments["hash"]);
    }

    [Fact]
    public async Task Two_conflicts_in_a_row_are_the_end_of_it()
    {
        var view = await AskedAsync();
        var conflict = new FakeFault.Refused("hash_conflict");
        Slack.Faults.Next("views.update", conflict, conflict, conflict);

        await Bot.PressesAsync(view, "Log it", Reply.Show(AnswerSamples.Receipt));

        Assert.Equal(2, Slack.CallsOf("views.update").Count);
        Assert.Contains("From Northside.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_dialog_that_was_closed_meanwhile_is_a_message()
    {
        Slack.Faults.Next("views.update", new FakeFault.Refused("not_found"));
        await Bot.PressesAsync(await AskedAsync(), "Log it", Reply.Show(AnswerSamples.Receipt));
        Assert.Contains("From Northside.", Bot.Private[0].Seen, StringComparison.Ordinal);

        Slack.Faults.Next("views.update", new FakeFault.Refused("not_found"));
        await Bot.PressesAsync(Bot.View, "Log it", AnswerSamples.Refusal);
        Assert.Contains("That partner is gone.", Bot.Private[1].Seen, StringComparison.Ordinal);

        Slack.Faults.Next("views.update", new FakeFault.Refused("not_found"));
        await Bot.PressesAsync(Bot.View, "Log it", Reply.Ask(AnswerSamples.Form));
        Assert.Equal(["Open the form"], Bot.Private[2].Buttons);
    }

    // A form that was sent and answered by a question, in the dialog.
    private async Task<FakeView> AskedAsync()
    {
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form));
        await Bot.Person.FillsAsync(Bot.View, ("Who referred?", "Northside"));
        await Bot.SubmitsAsync(Bot.View, AnswerSamples.Question);
        Assert.Equal("Just to be sure", Bot.View.Title);
        Assert.Equal("Cancel", Bot.View.Json["close"]!["text"]!.GetValue<string>());
        return Bot.View;
    }
}
