using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Tests.Commands;

public sealed class GrammarTests
{
    private readonly KernelBot _bot = new();

    [Theory]
    [InlineData("/checkin done P-3 coffee 10m")]
    [InlineData("checkin done P-3 coffee 10m")]
    [InlineData("/refbot checkin done P-3 coffee 10m")]
    [InlineData("/refbot /checkin done P-3 coffee 10m")]
    [InlineData("@ReferralBot checkin done P-3 coffee 10m")]
    [InlineData("/ CHECKIN Done p-3 Coffee 10M")]
    [InlineData("checkin\tdone\nP-3  coffee 10m")]
    [InlineData("checkin done 10m coffee harbor")]
    [InlineData("checkin done time:10m KIND:coffee partner:P-3")]
    [InlineData("checkin done kind:call partner: Harbor time: 10m kind:coffee")]
    [InlineData("checkin done partner:“Harbor” kind:„coffee“ time:10m")]
    [InlineData("checkin done partner:«Harbor» kind:\"coffee\" time:10m")]
    [InlineData("ｃｈｅｃｋｉｎ　ｄｏｎｅ　partner：P-3 ｃｏｆｆｅｅ　１０ｍ")]
    public async Task A_line_with_nothing_missing_is_saved_at_once(string line)
    {
        Assert.IsType<Reply.Shown>(await _bot.Says(line));

        Assert.Equal([new Visit(3, "coffee", 10, KernelBot.Today, null, Formal: true)], _bot.Visits);
    }

    [Theory]
    [InlineData("checkin done Northside Family casual 1h 30m", 2, "casual", 90)]
    [InlineData("checkin done \"Northside Physio\" call 1.5h", 1, "call", 90)]
    [InlineData("checkin done P-2 call time:1h 30m", 2, "call", 90)]
    [InlineData("checkin done P-2 call 1H30M", 2, "call", 90)]
    public async Task Words_without_a_key_find_their_field(string line, int partner, string kind, int minutes)
    {
        await _bot.Says(line);

        Assert.Equal([new Visit(partner, kind, minutes, KernelBot.Today, null, Formal: true)], _bot.Visits);
    }

    [Fact]
    public async Task A_name_may_hold_a_word_that_another_field_knows()
    {
        _bot.Partners.Add(new Place(4, "Coffee House"));

        await _bot.Says("checkin done Coffee House coffee 10m");

        Assert.Equal([new Visit(4, "coffee", 10, KernelBot.Today, null, Formal: true)], _bot.Visits);
    }

    [Theory]
    [InlineData("checkin done P-2 cofee", "kind", "Did you mean coffee?")]
    [InlineData("checkin done Harbor cofee 10m", "kind", "Did you mean coffee?")]
    [InlineData("checkin done P-2 coffee 20h", "time", "Between 1 and 960 minutes.")]
    [InlineData("checkin done P-2 coffee soon", "time", "Write the time like 45m or 1h30m.")]
    [InlineData("checkin done P-2 coffee on:2027-01-01", "on", "The date cannot be in the future.")]
    [InlineData("checkin done P-2 coffee note:x time:0m", "time", "Between 1 and 960 minutes.")]
    public async Task A_value_typed_wrong_opens_the_form_with_the_value_and_its_problem(
        string line,
        string field,
        string problem
    )
    {
        var form = Assert.IsType<Reply.Asked>(await _bot.Says(line)).Form;

        var question = form.Questions.Single(question => question.Problem is not null);
        Assert.Equal((field, problem), (question.Field.Id, question.Problem));
        Assert.NotEmpty(question.Initial);
        Assert.Empty(_bot.Visits);
    }

    [Fact]
    public async Task A_line_with_something_missing_opens_the_form_with_what_was_typed_and_no_reproach()
    {
        var form = Assert.IsType<Reply.Asked>(await _bot.Says("checkin done harbor on:yesterday")).Form;

        Assert.Equal("checkin.done", form.Id);
        Assert.Equal(["3"], form.Questions[0].Initial);
        Assert.Equal("Harbor", Assert.Single(form.Questions[0].Options!).Label);
        Assert.Equal(["2026-09-29"], form.Questions[3].Initial);
        Assert.All(form.Questions, question => Assert.Null(question.Problem));
    }

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

    [Theory]
    [InlineData("partner contact add P-1 name:\"Ana Li\"", "Ana Li at 1")]
    [InlineData("partner", "3 partners")]
    [InlineData("partner contact ad", null)]
    public async Task A_sub_may_be_two_words_and_a_root_may_have_a_default(string line, string? title)
    {
        var reply = await _bot.Says(line);

        Assert.Equal(title, (reply as Reply.Shown)?.Card.Title);
        Assert.Equal(title is null ? "Yes, contact add" : null, (reply as Reply.Failed)?.Buttons[0].Label);
    }

    [Theory]
    [InlineData("note:\"she said “hi” today\"", "she said “hi” today")]
    [InlineData("note:“straight end\"", "straight end")]
    [InlineData("note:\"a \\\"b\\\" c\"", "a \"b\" c")]
    [InlineData("note:\"two\nlines\"", "two\nlines")]
    [InlineData("note:10:30", "10:30")]
    [InlineData("note:https://example.org/a:b", "https://example.org/a:b")]
    [InlineData("note:\"\u202Eevil\u200B \ud800\"", "evil")]
    public async Task A_value_keeps_what_was_meant(string value, string note)
    {
        await _bot.Says($"checkin done P-3 call {value}");

        Assert.Equal(note, Assert.Single(_bot.Visits).Note);
    }
}
