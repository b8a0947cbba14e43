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
        await Bot.HasOpenFormAsync();

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
        await Bot.HasOpenFormAsync();
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
        await Bot.HasOpenFormAsync();

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.ForAll);

        Assert.Empty(Slack.ViewsOf(Bot.Ana));
        Assert.Single(Slack.MessagesIn(Bot.Team.Id));
        Assert.Empty(Bot.Private);
    }

    [Fact]
    public async Task A_question_takes_the_place_of_the_form()
    {
        await Bot.HasOpenFormAsync();

        await Bot.SubmitsAsync(Bot.View, AnswerSamples.Question);

        Assert.Equal("Just to be sure", Bot.View.Title);
        Assert.Equal(["Log it", "Never mind"], Bot.View.Buttons);
        Assert.Single(Slack.ViewsOf(Bot.Ana));
    }

    [Fact]
    public async Task What_was_kept_for_a_form_is_found_by_its_id_alone()
    {
        await Bot.HasOpenFormAsync();

        var metadata = Bot.View.PrivateMetadata;

        Assert.Equal("form-00000001", metadata);
        Assert.DoesNotContain("R-12", Bot.View.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_say_closes_the_dialog()
    {
        await Bot.HasOpenFormAsync();

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
}
