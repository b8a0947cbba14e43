namespace ReferralBot.Chat.Tests.Pipeline;

public sealed class DraftsTests
{
    private const string Gone =
        "That is done already, or it was more than 15 minutes ago. Please type it again if you still need it.";

    private readonly KernelBot _bot = new();

    [Fact]
    public async Task A_name_that_fits_several_gets_a_card_with_at_most_five_choices_and_adding_last()
    {
        _bot.Partners.AddRange(Enumerable.Range(4, 5).Select(number => new Place(number, $"Northside {number}")));

        var reply = Assert.IsType<Reply.Shown>(await _bot.Says("checkin done northside call"));

        Assert.Equal("Which one do you mean?", reply.Card.Title);
        Assert.True(reply.AwaitsAnswer);
        Assert.Equal(
            ["Northside Physio", "Northside Family", "Northside 4", "Northside 5", "Northside 6", "None of these: add"],
            KernelBot.Buttons(reply).Select(button => button.Label)
        );
    }

    [Fact]
    public async Task Choosing_one_goes_on_and_a_second_press_does_nothing()
    {
        var which = await _bot.Says("checkin done northside call");

        await _bot.Presses(which, "Northside Family");
        var again = await _bot.Presses(which, "Northside Family");

        Assert.Equal(2, Assert.Single(_bot.Visits).Partner);
        Assert.Equal(Gone, Assert.IsType<Reply.Failed>(again).Message);
        Assert.Null(((Reply.Failed)again).Typed);
    }

    [Fact]
    public async Task The_lines_of_buttons_hold_nothing_that_was_typed()
    {
        var which = await _bot.Says("checkin done northside call note:\"a secret\"");

        Assert.All(
            KernelBot.Buttons(which),
            button => Assert.Matches("^draft (pick d[0-9]+ partner [0-9]+|add d[0-9]+ partner)$", button.Line)
        );
    }

    [Fact]
    public async Task Every_draft_on_the_way_is_spent_at_the_end()
    {
        await _bot.Says("checkin done P-2 call");
        var which = await _bot.Says("checkin done northside coffee");
        var sure = await _bot.Presses(which, "Northside Family");
        Assert.Equal("Just to be sure", Assert.IsType<Reply.Shown>(sure).Card.Title);
        Assert.True(((Reply.Shown)sure).AwaitsAnswer);

        await _bot.Presses(sure, "Yes, log it");
        var yesAgain = await _bot.Presses(sure, "Yes, log it");
        var pickAgain = await _bot.Presses(which, "Northside Family");

        Assert.Equal(2, _bot.Visits.Count);
        Assert.Equal(Gone, Assert.IsType<Reply.Failed>(yesAgain).Message);
        Assert.Equal(Gone, Assert.IsType<Reply.Failed>(pickAgain).Message);
    }

    [Fact]
    public async Task A_form_that_a_draft_opened_spends_it_when_it_is_sent()
    {
        var which = await _bot.Says("checkin done northside");
        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(which, "Northside Family")).Form;

        await _bot.Submits(form, ("partner", "2"), ("kind", "call"));

        Assert.Single(_bot.Visits);
        Assert.IsType<Reply.Failed>(await _bot.Presses(which, "Northside Family"));
    }

    [Fact]
    public async Task A_form_outlives_the_draft_that_opened_it()
    {
        var which = await _bot.Says("checkin done northside");
        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(which, "Northside Family")).Form;
        _bot.ForgetDrafts();

        await _bot.Submits(form, ("partner", "2"), ("kind", "call"));

        Assert.Equal(2, Assert.Single(_bot.Visits).Partner);
    }

    [Fact]
    public async Task Never_mind_leaves_everything_as_it_was()
    {
        await _bot.Says("checkin done P-2 call");
        var sure = await _bot.Says("checkin done P-2 coffee");

        var reply = Assert.IsType<Reply.Shown>(await _bot.Presses(sure, "Never mind"));

        Assert.True(reply.Replaces);
        Assert.Single(_bot.Visits);
    }

    [Fact]
    public async Task Somebody_elses_draft_is_not_found()
    {
        var which = await _bot.Says("checkin done northside call");

        var reply = await _bot.Presses(KernelBot.Buttons(which)[0].Line, user: "ana");

        Assert.Equal(Gone, Assert.IsType<Reply.Failed>(reply).Message);
        Assert.Empty(_bot.Visits);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("draft ")]
    [InlineData("draft go")]
    [InlineData("draft go nothing")]
    [InlineData("draft add d1 nothing")]
    [InlineData("draft add d1 note")]
    [InlineData("draft dance d1")]
    [InlineData("draft pick d1")]
    [InlineData("draft yes d1")]
    public async Task A_line_that_no_button_has_gets_a_sentence(string line)
    {
        await _bot.Says("checkin done northside call");

        Assert.IsType<Reply.Failed>(await _bot.Presses(line));
        Assert.Empty(_bot.Visits);
    }
}
