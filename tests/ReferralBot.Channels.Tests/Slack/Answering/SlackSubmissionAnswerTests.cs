using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>How forms are answered.</summary>
public sealed class SlackSubmissionAnswerTests : AnsweringTests
{
    [Fact]
    public async Task A_receipt_closes_the_dialog_and_stands_in_the_conversation()
    {
        await OpensAsync();

        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));

        Assert.Empty(Slack.ViewsOf(Bot.Ana));
        var receipt = Assert.Single(Bot.Private);
        Assert.Equal(Bot.Team.Id, receipt.ChannelId);
        Assert.Contains("From Northside.", receipt.Seen, StringComparison.Ordinal);
        Assert.Equal(["views.open", "response_url"], Bot.Calls());
        var sent = Assert.IsType<TurnInput.Submission>(Bot.Kernel.Turns[^1].Input);
        Assert.Equal("r=R-12", sent.State);
        Assert.Equal(["Northside"], sent.Answers.For("from"));
    }

    [Fact]
    public async Task After_25_minutes_the_receipt_comes_without_the_address_for_answers()
    {
        await OpensAsync();
        Bot.Clock.Advance(TimeSpan.FromMinutes(25));

        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));

        Assert.Equal(Bot.Team.Id, Assert.Single(Bot.Private).ChannelId);
        Assert.Equal(["views.open", "chat.postEphemeral"], Bot.Calls());
    }

    [Fact]
    public async Task A_receipt_that_has_no_way_into_the_conversation_is_a_direct_message()
    {
        var closed = Bot.Workspace.AddChannel("closed", FakeChannelKind.Private).With(Bot.Ana);
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form), closed);
        await Bot.Person.FillsAsync(Bot.View, ("Who referred?", "Northside"));
        Bot.Clock.Advance(TimeSpan.FromMinutes(26));

        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));

        Assert.Contains("From Northside.", Assert.Single(Slack.MessagesIn(Bot.Ana.Id)).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_for_everybody_is_posted()
    {
        await OpensAsync();

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.ForAll);

        Assert.Empty(Slack.ViewsOf(Bot.Ana));
        Assert.Single(Slack.MessagesIn(Bot.Team.Id));
        Assert.Empty(Bot.Private);
    }

    [Fact]
    public async Task A_question_takes_the_place_of_the_form()
    {
        await OpensAsync();

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.Question);

        Assert.Equal("Just to be sure", Bot.View.Title);
        Assert.Equal(["Log it", "Never mind"], Bot.View.Buttons);
        Assert.Single(Slack.ViewsOf(Bot.Ana));
    }

    [Fact]
    public async Task A_problem_lies_on_the_form_and_behind_it_is_what_was_typed()
    {
        await OpensAsync();
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
        await OpensAsync();
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
        await OpensAsync();
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
        await OpensAsync();
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
        await OpensAsync();

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.Wrong(("from", "Meant that?"), ("hours", "Not so many.")));
        await Bot.SubmitsAsync(Bot.View, Reply.Show(AnswerSamples.Receipt));

        var sent = Assert.IsType<TurnInput.Submission>(Bot.Kernel.Turns[^1].Input);
        Assert.Equal(["Corrected"], sent.Answers.For("from"));
    }

    [Fact]
    public async Task The_next_form_lies_on_the_first_one_and_then_takes_its_place()
    {
        await OpensAsync();

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
        await OpensAsync();

        await Bot.SubmitsAsync(Bot.View, new Reply.Asked(AnswerSamples.AddForm) { Replaces = true });

        Assert.Equal("Add a partner", Assert.Single(Slack.ViewsOf(Bot.Ana)).Title);
    }

    [Fact]
    public async Task What_was_kept_for_a_form_is_found_by_its_id_alone()
    {
        await OpensAsync();

        var metadata = Bot.View.PrivateMetadata;

        Assert.Equal("form-00000001", metadata);
        Assert.DoesNotContain("R-12", Bot.View.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_say_closes_the_dialog()
    {
        await OpensAsync();

        await Bot.SubmitsAsync(Bot.View, new Reply.Nothing());

        Assert.Empty(Slack.ViewsOf(Bot.Ana));
    }

    [Fact]
    public async Task A_search_is_answered_with_options_and_a_refused_one_with_none()
    {
        var lookup = new LookupField<int>("who", "Which partner?", "partner");
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form with { Questions = [lookup] }));
        Bot.Kernel.Replies.Enqueue(new Reply.Options([new Option("1", "Northside"), new Option("+Nor", "Add “Nor”")]));
        Bot.Kernel.Replies.Enqueue(AnswerSamples.Refusal);

        Assert.Equal(["Northside", "Add “Nor”"], await Bot.Person.SearchesAsync(Bot.View, "Which partner?", "Nor"));
        Assert.Empty(await Bot.Person.SearchesAsync(Bot.View, "Which partner?", "Nor"));
        var search = Assert.IsType<TurnInput.Search>(Bot.Kernel.Turns[^1].Input);
        Assert.Equal("who", search.FieldId);
    }

    private async Task OpensAsync()
    {
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form));
        await Bot.Person.FillsAsync(Bot.View, ("Who referred?", "Northside"));
    }
}
