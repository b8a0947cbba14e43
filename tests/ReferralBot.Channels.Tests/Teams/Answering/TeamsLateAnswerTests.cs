using ReferralBot.Chat;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>Where the work takes long, Teams is answered in time and the person gets the answer when it is there.</summary>
public sealed class TeamsLateAnswerTests : TeamsAnsweringTests
{
    private const string Working = "Still working on it";

    [Theory]
    [InlineData("personal")]
    [InlineData("group")]
    [InlineData("channel")]
    public async Task A_line_is_taken_and_answered_later(string scope)
    {
        await LateAsync(Reply.Show(AnswerSamples.Receipt), () => Bot.Person.TypesAsync("/visit", Bot.Place(scope)), 10);

        Assert.Contains("From Northside.", Bot.Newest(Bot.Place(scope)).SeenFor(Bot.Ana), StringComparison.Ordinal);
        Assert.Contains(Bot.Person.Reads(Bot.Place(scope)), text => text.Contains(Working, StringComparison.Ordinal));
        Assert.True(
            scope == "personal" || !Bot.SamReads(Bot.Place(scope)).Contains("From Northside.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_form_says_that_it_takes_long_and_becomes_its_receipt_later()
    {
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form), Bot.Group);
        var form = Bot.Newest(Bot.Group);
        await Bot.Person.FillsAsync(form, ("Who referred?", "Northside"));

        var outcome = await LateAsync(
            Reply.Show(AnswerSamples.Receipt),
            () => Bot.Person.PressesAsync(form, "Save"),
            3
        );

        Assert.Contains(Working, outcome.Toast, StringComparison.Ordinal);
        Assert.Contains("From Northside.", form.SeenFor(Bot.Ana), StringComparison.Ordinal);
        Assert.Equal(Bot.Ana, form.OnlyFor);
    }

    [Fact]
    public async Task A_dialog_says_that_it_takes_long_and_the_form_comes_as_a_message()
    {
        await LateAsync(Reply.Ask(AnswerSamples.Form), () => Bot.Person.OpensExtensionAsync("visit", Bot.Group), 3);

        Assert.Contains(Working, Bot.Person.Dialog!.Message, StringComparison.Ordinal);
        Assert.Contains("Who referred?", Bot.Newest(Bot.Group).Fields);
        Assert.Equal(Bot.Ana, Bot.Newest(Bot.Group).OnlyFor);
    }

    private async Task<FakeTeamsOutcome> LateAsync(Reply reply, Func<Task<FakeTeamsOutcome>> act, int seconds)
    {
        Bot.Kernel.Work = new TaskCompletionSource();
        Bot.Kernel.Replies.Enqueue(reply);
        var acting = act();
        await Bot.Kernel.Started.WaitAsync(TestContext.Current.CancellationToken);
        Bot.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var outcome = await acting;
        Bot.Kernel.Work.SetResult();
        await Bot.SettlesAsync();
        return outcome;
    }
}
