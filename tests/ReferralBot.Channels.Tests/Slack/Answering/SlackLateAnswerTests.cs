using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>What takes longer than Slack waits is announced, and answered when it is there.</summary>
public sealed class SlackLateAnswerTests : AnsweringTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task A_command_hears_that_the_work_goes_on_and_then_the_answer()
    {
        await LateAsync(Reply.Show(AnswerSamples.Receipt), () => Bot.Person.TypesAsync("/visit", Bot.Team));

        Assert.Equal(2, Bot.Private.Count);
        Assert.Contains("Still working on it.", Bot.Private[0].Seen, StringComparison.Ordinal);
        Assert.Contains("From Northside.", Bot.Private[1].Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_ready_too_late_is_not_tried_but_offered()
    {
        await LateAsync(Reply.Ask(AnswerSamples.Form), () => Bot.Person.TypesAsync("/visit", Bot.Team));

        Assert.Empty(Slack.CallsOf("views.open"));
        Assert.Equal(["Open the form"], Bot.Private[^1].Buttons);
    }

    [Fact]
    public async Task A_button_of_a_message_hears_it_too()
    {
        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt));

        await LateAsync(AnswerSamples.Refusal, () => Bot.Person.PressesAsync(Bot.Private[0], "Undo"));

        Assert.Contains(Bot.Private, message => message.Seen.Contains("Still working", StringComparison.Ordinal));
        Assert.Contains(Bot.Private, message => message.Seen.Contains("partner is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dialog_shows_that_the_work_goes_on_and_then_the_receipt()
    {
        await OpensAsync();

        await LateAsync(Reply.Show(AnswerSamples.Receipt), () => Bot.Person.SubmitsAsync(Bot.View), WhileWaiting);

        Assert.Equal("Visit logged", Bot.View.Title);
        Assert.Empty(Bot.Private);

        void WhileWaiting() => Assert.Equal("One moment…", Bot.View.Title);
    }

    [Fact]
    public async Task Problems_of_fields_that_come_late_stand_in_a_form_drawn_again()
    {
        await OpensAsync();

        await LateAsync(
            AnswerSamples.Wrong(("from", "I know no such partner.")),
            () => Bot.Person.SubmitsAsync(Bot.View)
        );

        Assert.Equal(["Who referred?", "When?"], Bot.View.Fields);
        Assert.Contains("I know no such partner.", Bot.View.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_and_nothing_at_all_end_the_wait_too()
    {
        await OpensAsync();
        await LateAsync(AnswerSamples.Refusal, () => Bot.Person.SubmitsAsync(Bot.View));
        Assert.Equal("That didn't work", Bot.View.Title);

        await OpensAsync();
        await LateAsync(new Reply.Nothing(), () => Bot.Person.SubmitsAsync(Bot.View));
        Assert.Equal("Done", Bot.View.Title);
    }

    [Fact]
    public async Task Who_closed_the_dialog_meanwhile_gets_a_message()
    {
        await OpensAsync();

        await LateAsync(
            Reply.Show(AnswerSamples.Receipt),
            () => Bot.Person.SubmitsAsync(Bot.View),
            () => Slack.Faults.Next("views.update", new FakeFault.Refused("not_found"))
        );

        Assert.Contains("From Northside.", Assert.Single(Bot.Private).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_form_takes_the_place_of_the_wait()
    {
        await OpensAsync();

        await LateAsync(Reply.Ask(AnswerSamples.AddForm), () => Bot.Person.SubmitsAsync(Bot.View));

        Assert.Equal("Add a partner", Assert.Single(Slack.ViewsOf(Bot.Ana)).Title);
    }

    private async Task OpensAsync()
    {
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form));
        await Bot.Person.FillsAsync(Bot.View, ("Who referred?", "Northside"));
    }

    // The work goes on until the time is up and the acknowledgement taken.
    private async Task LateAsync(Reply reply, Func<Task> does, Action? meanwhile = null)
    {
        Bot.Kernel.Work = new TaskCompletionSource();
        Bot.Kernel.Replies.Enqueue(reply);
        var doing = does();
        await await Task.WhenAny(Bot.Kernel.Started.WaitAsync(TestContext.Current.CancellationToken), doing);
        Bot.Clock.Advance(Budget);
        await doing;
        meanwhile?.Invoke();
        Bot.Kernel.Work.SetResult();
        await Bot.SettlesAsync();
        Bot.Kernel.Work = null;
    }
}
