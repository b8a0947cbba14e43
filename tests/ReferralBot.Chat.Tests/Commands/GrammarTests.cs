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
