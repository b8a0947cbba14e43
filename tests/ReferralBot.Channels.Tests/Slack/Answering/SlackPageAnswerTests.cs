using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>The home page, and shortcuts from anywhere.</summary>
public sealed class SlackPageAnswerTests : AnsweringTests
{
    private static readonly Card Due = new(
        "Hello, Ana",
        new Block.Entry(Tone.Due, "Northside", new Button("Done", "/checkin done P-3")),
        new Block.Buttons(new Button("Log a visit", "/visit"))
    );

    [Fact]
    public async Task The_page_is_published_when_it_is_opened_and_again_with_its_version()
    {
        await OpensAsync();
        await OpensAsync();

        Assert.Contains("Hello, Ana", Slack.HomeOf(Bot.Ana)!.Seen, StringComparison.Ordinal);
        var calls = Slack.CallsOf("views.publish");
        Assert.Null(calls[0].Arguments["hash"]);
        Assert.NotNull(calls[1].Arguments["hash"]);
    }

    [Fact]
    public async Task A_page_that_changed_meanwhile_is_published_once_more_and_no_oftener()
    {
        await OpensAsync();
        var conflict = new FakeFault.Refused("hash_conflict");
        Slack.Faults.Next("views.publish", conflict, conflict, conflict);

        await OpensAsync();

        var calls = Slack.CallsOf("views.publish");
        Assert.Equal(3, calls.Count);
        Assert.Null(calls[2].Arguments["hash"]);
    }

    [Fact]
    public async Task Who_is_refused_reads_it_on_the_page()
    {
        Bot.Kernel.Home = Reply.Problem("Guests can't use me here. Ask a member of the practice.");

        await OpensAsync();

        Assert.Contains("Guests can't use me", Slack.HomeOf(Bot.Ana)!.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_in_place_of_the_page_is_a_button_on_it()
    {
        Bot.Kernel.Home = Reply.Ask(AnswerSamples.Form);

        await OpensAsync();

        Assert.Equal(["Open the form"], Slack.HomeOf(Bot.Ana)!.Buttons);
    }

    [Fact]
    public async Task A_button_of_the_page_opens_its_form_and_the_receipt_is_shown_in_the_dialog()
    {
        await OpensAsync();
        var home = Slack.HomeOf(Bot.Ana)!;

        await Bot.PressesAsync(home, "Log a visit", Reply.Ask(AnswerSamples.Form));
        await Bot.Person.FillsAsync(Bot.View, ("Who referred?", "Northside"));
        Bot.Kernel.Home = Reply.Show(new Card("Hello, Ana", new Block.Paragraph("One was logged today.")));
        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));

        Assert.Equal("Visit logged", Bot.View.Title);
        Assert.Empty(Bot.Private);
        Assert.Empty(Slack.MessagesIn(Bot.Ana.Id));
        Assert.Contains("One was logged today.", Slack.HomeOf(Bot.Ana)!.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_button_of_the_page_shows_is_a_dialog_and_the_page_is_drawn_again()
    {
        await OpensAsync();
        var home = Slack.HomeOf(Bot.Ana)!;
        Bot.Kernel.Home = Reply.Show(new Card("Hello, Ana", new Block.Paragraph("Nothing is due.")));

        await Bot.PressesAsync(home, "Done", Reply.Show(new Card("Done", new Block.Paragraph("Next one in May."))));

        Assert.Contains("Next one in May.", Bot.View.Seen, StringComparison.Ordinal);
        Assert.Contains("Nothing is due.", Slack.HomeOf(Bot.Ana)!.Seen, StringComparison.Ordinal);
        Assert.Equal(Bot.Ana.Id, Bot.Kernel.Turns[^1].Conversation.Id);
    }

    [Fact]
    public async Task A_problem_is_a_dialog_too()
    {
        await OpensAsync();

        await Bot.PressesAsync(Slack.HomeOf(Bot.Ana)!, "Done", AnswerSamples.Refusal);

        Assert.Equal("That didn't work", Bot.View.Title);
    }

    [Fact]
    public async Task Where_no_dialog_can_be_opened_any_more_the_answer_is_a_direct_message()
    {
        await OpensAsync();
        var late = new FakeFault.Refused("expired_trigger_id");
        Slack.Faults.Next("views.open", late, late);

        await Bot.PressesAsync(Slack.HomeOf(Bot.Ana)!, "Done", Reply.Show(AnswerSamples.Receipt));
        await Bot.PressesAsync(Slack.HomeOf(Bot.Ana)!, "Log a visit", Reply.Ask(AnswerSamples.Form));

        var messages = Slack.MessagesIn(Bot.Ana.Id);
        Assert.Equal(2, messages.Count);
        Assert.Contains("From Northside.", messages[0].Seen, StringComparison.Ordinal);
        Assert.Equal(["Open the form"], messages[1].Buttons);
        Assert.Equal(2, Slack.CallsOf("views.open").Count);
    }

    [Fact]
    public async Task A_shortcut_opens_its_form()
    {
        Bot.Kernel.Replies.Enqueue(Reply.Ask(AnswerSamples.Form));

        await Bot.Person.UsesShortcutAsync("visit");
        await Bot.SettlesAsync();

        Assert.Equal("Log a visit", Bot.View.Title);
        Assert.Equal(["views.open"], Bot.Calls());
        var kept = Assert.Single(Bot.Forms.All);
        Assert.Equal(Bot.Ana.Id, kept.Conversation.Id);
        Assert.Null(kept.ReplyTo);
    }

    private async Task OpensAsync()
    {
        Bot.Kernel.Home = Bot.Kernel.Home is Reply.Shown { Card.Title: "Hello" } ? Reply.Show(Due) : Bot.Kernel.Home;
        await Bot.Person.OpensHomeAsync();
        await Bot.SettlesAsync();
    }
}
