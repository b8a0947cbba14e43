using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Tests.Commands;

public sealed class GuessTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task An_unknown_sub_is_guessed_with_an_example_and_a_button_that_goes_on()
    {
        var reply = Assert.IsType<Reply.Failed>(await _bot.Says("/checkin doen P-3 call"));

        Assert.Equal("I don't know “doen”. Did you mean done? Example: /checkin done P-1 casual 10m", reply.Message);
        Assert.Equal("/checkin doen P-3 call", reply.Typed);
        await _bot.Presses(reply, "Yes, done");
        Assert.Equal(3, Assert.Single(_bot.Visits).Partner);
    }

    [Fact]
    public async Task A_guess_does_not_leave_out_what_could_not_be_placed()
    {
        var reply = await _bot.Says("/checkin doen P-3 call nte:hello");

        Assert.Contains(
            "I don't know “nte:” here. Did you mean note:?",
            Assert.IsType<Reply.Failed>(reply).Message,
            StringComparison.Ordinal
        );
        Assert.IsType<Reply.Asked>(await _bot.Presses(reply, "Yes, done"));
        Assert.Empty(_bot.Visits);
    }

    [Fact]
    public async Task An_unknown_key_keeps_the_rest_for_the_form_and_finds_names_in_it()
    {
        var reply = Assert.IsType<Reply.Failed>(await _bot.Says("checkin done partner:harbor kidn:call"));

        Assert.Equal("I don't know “kidn:” here. Did you mean kind:?", reply.Message);
        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(reply, "Open the form")).Form;
        Assert.Equal(["3"], form.Questions[0].Initial);
    }

    [Theory]
    [InlineData("chekin done", "I don't know “chekin”. Did you mean /checkin? Type /checkin help for examples.")]
    [InlineData(
        "/checkin,done",
        "I don't know “/checkin,done”. Did you mean /checkin? Type /checkin help for examples."
    )]
    [InlineData("weather", "I don't know “weather”. Type /refbot help to see what I can do.")]
    [InlineData(
        "/refbot chekin done",
        "I don't know “chekin”. Did you mean /checkin? Type /checkin help for examples."
    )]
    [InlineData("from:Northside", "A line starts with a command, such as /refbot. Type /refbot help to see them all.")]
    [InlineData("checkin dance", "/checkin can do this: done. Type /checkin help for examples.")]
    [InlineData(
        "checkin done note:\"never closed",
        "One quotation mark has no partner. Close the quotation or leave the mark out."
    )]
    [InlineData("refbot status now", "I can't place “now”: /refbot status takes nothing more. Example: /refbot status")]
    public async Task What_leads_nowhere_gets_one_sentence_and_the_line_back(string line, string sentence)
    {
        var reply = Assert.IsType<Reply.Failed>(await _bot.Says(line));

        Assert.Equal((sentence, line), (reply.Message, reply.Typed));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_not_repeated_in_the_sentence()
    {
        var long10K = "checkin done P-3 note:\"" + new string('x', 10_000) + "\"";

        var tooLong = Assert.IsType<Reply.Failed>(await _bot.Says(long10K));
        var unknown = Assert.IsType<Reply.Failed>(await _bot.Says(new string('z', 3_000)));

        Assert.Equal(
            "That is too long for one line (10,024 characters). Use the form for long texts.",
            tooLong.Message
        );
        Assert.Equal(long10K, tooLong.Typed);
        Assert.InRange(unknown.Message.Length, 1, 200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("/")]
    [InlineData("help")]
    [InlineData("refbot")]
    [InlineData("@ReferralBot")]
    public async Task An_empty_line_shows_help(string line)
    {
        var card = Assert.IsType<Reply.Shown>(await _bot.Says(line)).Card;

        Assert.Equal("What /refbot can do", card.Title);
    }

    [Theory]
    [InlineData("checkin help")]
    [InlineData("/refbot checkin HELP")]
    [InlineData("help checkin")]
    [InlineData("checkin")]
    public async Task Help_of_a_root_shows_three_examples_from_the_descriptions(string line)
    {
        var card = Assert.IsType<Reply.Shown>(await _bot.Says(line)).Card;

        Assert.Equal("What /checkin can do", card.Title);
        var examples = card.Blocks.OfType<Block.Paragraph>().Select(block => block.Text.ToPlainText()).Skip(1);
        Assert.Equal(LogVisit.Spec.Examples, examples);
    }
}
