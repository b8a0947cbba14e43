using ReferralBot.Channels.Slack;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>How forms are answered that are not done yet: with problems, or with the next form.</summary>
public sealed class SlackCorrectionAnswerTests : AnsweringTests
{
    [Fact]
    public async Task A_problem_lies_on_the_form_and_behind_it_is_what_was_typed()
    {
        await Bot.HasOpenFormAsync();
        var form = Bot.View;

        await Bot.SubmitsAsync(form, AnswerSamples.Refusal);

        Assert.Equal("That didn't work", Bot.View.Title);
        Assert.Equal("Back", Bot.View.Json["close"]!["text"]!.GetValue<string>());
        await Bot.Person.CancelsAsync(Bot.View);
        Assert.Equal(form.Id, Bot.View.Id);
        await Bot.SubmitsAsync(form, Reply.Show(AnswerSamples.Receipt));
        var sent = Assert.IsType<TurnInput.Submission>(Bot.Kernel.Turns[^1].Input);
        Assert.Equal(["Northside"], sent.Answers.For("from"));
    }

    [Fact]
    public async Task On_a_full_stack_a_problem_takes_the_place_of_the_form()
    {
        await Bot.HasOpenFormAsync();
        await Bot.SubmitsAsync(Bot.View, Reply.Ask(AnswerSamples.AddForm));
        await Bot.Person.FillsAsync(Bot.View, ("Their name?", "Oak"));
        await Bot.SubmitsAsync(
            Bot.View,
            Reply.Problem("Open it again.", new ReferralBot.Chat.Cards.Button("Open the form", "draft open d1"))
        );
        await Bot.PressesAsync(Bot.View, "Open the form", Reply.Ask(AnswerSamples.AddForm));
        Assert.Equal(3, Slack.ViewsOf(Bot.Ana).Count);
        await Bot.Person.FillsAsync(Bot.View, ("Their name?", "Oak"));

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.Refusal);

        Assert.Equal(3, Slack.ViewsOf(Bot.Ana).Count);
        Assert.Equal("That didn't work", Bot.View.Title);
        Assert.Equal("Close", Bot.View.Json["close"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Problems_of_fields_stand_at_the_fields_and_a_corrected_form_goes_through()
    {
        await Bot.HasOpenFormAsync();
        var form = Bot.View;

        await Bot.SubmitsAsync(form, AnswerSamples.Wrong(("from", "I know no such partner."), ("on", "Not that day.")));

        Assert.Equal(["I know no such partner.", "Not that day."], form.Errors.Values);
        Assert.Equal(["from", "on"], form.Errors.Keys.Select(SlackBlockIds.FieldId));
        await Bot.SubmitsAsync(form, Reply.Show(AnswerSamples.Receipt));
        Assert.Empty(Slack.ViewsOf(Bot.Ana));
    }

    [Fact]
    public async Task A_problem_that_has_no_field_here_draws_the_form_again_with_all_of_them()
    {
        await Bot.HasOpenFormAsync();
        var form = Bot.View;

        await Bot.SubmitsAsync(
            form,
            AnswerSamples.Wrong(("from", "I know no such partner."), ("hours", "Not so many."))
        );

        Assert.Equal(form.Id, Bot.View.Id);
        Assert.Empty(Bot.View.Errors);
        Assert.Contains("I know no such partner.", Bot.View.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_drawn_again_shows_what_is_filled_in_now_and_not_what_was_typed_before()
    {
        await Bot.HasOpenFormAsync();

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.Wrong(("from", "Meant that?"), ("hours", "Not so many.")));
        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));

        var sent = Assert.IsType<TurnInput.Submission>(Bot.Kernel.Turns[^1].Input);
        Assert.Equal(["Corrected"], sent.Answers.For("from"));
    }

    [Fact]
    public async Task The_next_form_lies_on_the_first_one_and_then_takes_its_place()
    {
        await Bot.HasOpenFormAsync();

        await Bot.SubmitsAsync(Bot.View, Reply.Ask(AnswerSamples.AddForm));
        Assert.Equal(["Log a visit", "Add a partner"], Slack.ViewsOf(Bot.Ana).Select(view => view.Title));

        await Bot.Person.FillsAsync(Bot.View, ("Their name?", "Oak"));
        await Bot.SubmitsAsync(Bot.View, Reply.Ask(AnswerSamples.Form));
        Assert.Equal(["Log a visit", "Log a visit"], Slack.ViewsOf(Bot.Ana).Select(view => view.Title));

        await Bot.Person.FillsAsync(Bot.View, ("Who referred?", "Oak"));
        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));
        Assert.Empty(Slack.ViewsOf(Bot.Ana));
        Assert.Single(Bot.Private);
    }

    [Fact]
    public async Task A_form_that_is_done_with_is_not_left_below_the_next_one()
    {
        await Bot.HasOpenFormAsync();

        await Bot.SubmitsAsync(Bot.View, new Reply.Asked(AnswerSamples.AddForm) { Replaces = true });

        Assert.Equal("Add a partner", Assert.Single(Slack.ViewsOf(Bot.Ana)).Title);
    }
}
