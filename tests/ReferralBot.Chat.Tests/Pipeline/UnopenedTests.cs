using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>Forms that a channel could not show in time.</summary>
public sealed class UnopenedTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task A_button_opens_the_same_form_with_everything_that_was_typed()
    {
        var form = Opened(await _bot.Says("/checkin done P-2 note:\"they will call\""));

        var late = Assert.IsType<Reply.Failed>(await _bot.Turns(new TurnInput.Unopened(form)));
        var again = Opened(await _bot.Presses(late, "Open the form"));

        Assert.Equal("The form could not be opened in time. Nothing is lost.", late.Message);
        Assert.Equal(form.Id, again.Id);
        Assert.Equal(["2"], again.Questions.Single(question => question.Field == LogVisit.Partner).Initial);
        await _bot.Submits(again, ("partner", "2"), ("kind", "call"));
        Assert.Equal("they will call", Assert.Single(_bot.Visits).Note);
    }

    [Fact]
    public async Task The_button_holds_nothing_that_was_typed()
    {
        var form = Opened(await _bot.Says("/checkin done P-2 note:\"a secret\""));

        var late = Assert.IsType<Reply.Failed>(await _bot.Turns(new TurnInput.Unopened(form)));

        Assert.Matches("^draft open d[0-9]+$", Assert.Single(late.Buttons).Line);
    }

    [Fact]
    public async Task A_form_of_another_version_says_what_to_do() =>
        Assert.Equal(
            "That form could not be opened in time. Please type the command again.",
            Assert
                .IsType<Reply.Failed>(await _bot.Turns(new TurnInput.Unopened(new Form("Old") { Id = "gone.form" })))
                .Message
        );

    private static Form Opened(Reply reply) => Assert.IsType<Reply.Asked>(reply).Form;
}
