using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Pipeline;

public sealed class SubmissionTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task A_form_is_checked_field_by_field_and_comes_back_as_typed()
    {
        var form = await Open("checkin done");

        var reply = Assert.IsType<Reply.Invalid>(
            await _bot.Submits(form, ("partner", "Lakeside"), ("time", "961"), ("on", "2030-01-01"), ("surprise", "x"))
        );

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["partner"] = "I don't know that partner yet.",
                ["kind"] = "How is needed.",
                ["time"] = "Between 1 and 960 minutes.",
                ["on"] = "The date cannot be in the future.",
            },
            reply.Problems
        );
        Assert.NotNull(reply.Form);
        Assert.Equal(
            [
                ["Lakeside"],
                [],
                ["961"],
                ["2030-01-01"],
                ["no"],
            ],
            reply.Form.Questions.Select(question => question.Initial)
        );
        Assert.All(
            reply.Problems,
            pair => Assert.Contains(reply.Form.Questions, question => question.Problem == pair.Value)
        );
        Assert.Empty(_bot.Visits);
    }

    [Fact]
    public async Task A_missing_field_says_its_own_message()
    {
        var reply = Assert.IsType<Reply.Invalid>(await _bot.Submits(await Open("checkin done"), ("kind", "call")));

        Assert.Equal("Who did you talk to?", Assert.Single(reply.Problems).Value);
    }

    [Fact]
    public async Task What_the_form_does_not_ask_travels_with_it()
    {
        var form = await Open("checkin done note:\"a & b = ~c, ü 🙂\"");
        Assert.DoesNotContain(form.Questions, question => question.Field.Id == "note");

        await _bot.Submits(form, ("partner", "3"), ("kind", "call"), ("formal", "yes"));

        Assert.Equal([new Visit(3, "call", null, KernelBot.Today, "a & b = ~c, ü 🙂", Formal: true)], _bot.Visits);
    }

    [Fact]
    public async Task A_box_left_empty_is_a_no_even_where_yes_is_the_default()
    {
        var form = await Open("checkin done");

        await _bot.Submits(form, ("partner", "3"), ("kind", "call"));
        await _bot.Says("checkin done P-1 call formal:no");
        await _bot.Says("checkin done P-2 call");

        Assert.Equal([false, false, true], _bot.Visits.Select(visit => visit.Formal));
    }

    [Theory]
    [InlineData(10_000, "Use at most 300 characters (now 10,000).")]
    [InlineData(301, "Use at most 300 characters (now 301).")]
    public async Task A_problem_in_a_field_that_the_form_does_not_ask_is_shown_and_can_be_mended(
        int length,
        string problem
    )
    {
        var form = await Open("checkin done note:x");

        var reply = Assert.IsType<Reply.Invalid>(
            await _bot.Submits(form, ("partner", "3"), ("kind", "call"), ("note", new string('x', length)))
        );

        var note = reply.Form!.Questions.Single(question => question.Field.Id == "note");
        Assert.Equal(problem, note.Problem);
        Assert.Equal(length, note.Initial[0].Length);
        await _bot.Submits(reply.Form, ("partner", "3"), ("kind", "call"), ("note", "short"));
        Assert.Equal("short", Assert.Single(_bot.Visits).Note);
    }

    [Fact]
    public async Task A_problem_that_only_the_handler_knows_comes_back_at_its_field()
    {
        var reply = Assert.IsType<Reply.Invalid>(
            await _bot.Submits(await Open("checkin done note:wrong"), ("partner", "3"), ("kind", "call"))
        );

        Assert.Equal("Not this note.", reply.Form!.Questions.Single(question => question.Field.Id == "note").Problem);
        Assert.Equal(["call"], reply.Form.Questions[1].Initial);
    }

    [Fact]
    public async Task What_the_handler_refuses_can_be_opened_again_as_it_was_typed()
    {
        var refused = await _bot.Submits(await Open("checkin done note:gone"), ("partner", "3"), ("kind", "call"));

        Assert.Equal("That partner is gone.", Assert.IsType<Reply.Failed>(refused).Message);
        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(refused, "Open the form")).Form;
        Assert.Equal(["call"], form.Questions[1].Initial);
    }

    [Fact]
    public async Task Who_may_not_is_refused_before_anything_is_looked_up()
    {
        var form = await Open("checkin done");
        _bot.Refused.Add("checkin.done");
        _bot.Lookups = 0;

        Reply[] replies =
        [
            await _bot.Says("checkin done northside call"),
            await _bot.Says("checkin done nokey:x"),
            await _bot.Says("checkin doen northside"),
            await _bot.Submits(form, ("partner", "north"), ("kind", "call")),
        ];
        var found = await _bot.Turns(new TurnInput.Search("checkin.done", "partner", "nor"));

        Assert.All(replies, reply => Assert.Equal("Ask Sam for access.", Assert.IsType<Reply.Failed>(reply).Message));
        Assert.Equal(new Reply.Options([]), found);
        Assert.Equal(0, _bot.Lookups);
        Assert.Empty(_bot.DraftIds);
    }

    [Fact]
    public async Task A_form_that_is_not_known_any_more_says_so()
    {
        var reply = await _bot.Turns(new TurnInput.Submission("old.form", null, RawAnswers.Empty));

        Assert.Equal(
            "I don't know that form any more. Please open it again.",
            Assert.IsType<Reply.Failed>(reply).Message
        );
    }

    private async Task<Form> Open(string line) => Assert.IsType<Reply.Asked>(await _bot.Says(line)).Form;
}
