using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>What is not there yet is added on the way, and what waited for it goes on.</summary>
public sealed class AddingTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task What_is_not_there_yet_is_added_on_the_way_and_then_goes_on()
    {
        var none = Assert.IsType<Reply.Failed>(await _bot.Says("checkin done Lakeside call 10m"));
        Assert.Equal("I don't know that partner yet.", none.Message);

        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(none, "Add it")).Form;
        Assert.Equal(("partner.add", "Lakeside"), (form.Id, form.Questions[0].Initial[0]));
        var done = Assert.IsType<Reply.Shown>(await _bot.Submits(form, ("name", "Lakeside")));

        Assert.Equal("Logged", done.Card.Title);
        Assert.Equal([new Visit(4, "call", 10, KernelBot.Today, null, Formal: true)], _bot.Visits);
    }

    [Fact]
    public async Task Choosing_another_opens_the_form_with_that_field_empty()
    {
        var none = await _bot.Says("checkin done Lakeside call");

        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(none, "Choose another")).Form;

        Assert.Empty(form.Questions[0].Initial);
        Assert.Null(form.Questions[0].Problem);
        Assert.Equal(["call"], form.Questions[1].Initial);
    }

    [Fact]
    public async Task A_double_may_be_used_instead_and_what_waited_goes_on()
    {
        var none = await _bot.Says("checkin done Lakeside call");
        var form = Assert.IsType<Reply.Asked>(await _bot.Presses(none, "Add it")).Form;
        var sure = await _bot.Submits(form, ("name", "Harbor"));

        Assert.Equal(
            ["Use Harbor", "Add it anyway", "Never mind"],
            KernelBot.Buttons(sure).Select(button => button.Label)
        );
        await _bot.Presses(sure, "Use Harbor");

        Assert.Equal(3, Assert.Single(_bot.Visits).Partner);
        Assert.Equal(3, _bot.Partners.Count);
    }

    [Fact]
    public async Task What_was_made_is_said_when_what_waited_is_gone_or_fails()
    {
        var form = Assert
            .IsType<Reply.Asked>(await _bot.Presses(await _bot.Says("checkin done Lakeside call"), "Add it"))
            .Form;
        _bot.ForgetDrafts();
        var gone = Assert.IsType<Reply.Shown>(await _bot.Submits(form, ("name", "Lakeside")));

        form = Assert
            .IsType<Reply.Asked>(await _bot.Presses(await _bot.Says("checkin done Seaside call note:gone"), "Add it"))
            .Form;
        var failed = Assert.IsType<Reply.Shown>(await _bot.Submits(form, ("name", "Seaside")));

        Assert.Equal(("Added P-4", "Added P-5"), (gone.Card.Title, failed.Card.Title));
        Assert.IsType<Block.Note>(gone.Card.Blocks[^1]);
        Assert.Equal(new Block.Paragraph("That partner is gone."), failed.Card.Blocks[^1]);
    }

    [Fact]
    public async Task Choosing_to_add_in_a_type_ahead_field_opens_the_adding_form()
    {
        var form = await Open("checkin done");

        var adding = Assert
            .IsType<Reply.Asked>(await _bot.Submits(form, ("partner", "+Lakeside"), ("kind", "call")))
            .Form;
        await _bot.Submits(adding, ("name", "Lakeside"));

        Assert.Equal(4, Assert.Single(_bot.Visits).Partner);
    }

    [Fact]
    public async Task Who_may_not_add_is_told_at_the_field()
    {
        var form = await Open("checkin done");
        _bot.Refused.Add("partner.add");

        var reply = await _bot.Submits(form, ("partner", "+Lakeside"), ("kind", "call"));

        Assert.Equal("Ask Sam for access.", Assert.IsType<Reply.Invalid>(reply).Problems["partner"]);
    }

    [Fact]
    public async Task A_search_offers_what_fits_and_adding_what_does_not()
    {
        var some = await _bot.Turns(new TurnInput.Search("checkin.done", "partner", "harb"));
        var same = await _bot.Turns(new TurnInput.Search("checkin.done", "partner", "Harbor"));
        var nothing = await _bot.Turns(new TurnInput.Search("nothing", "partner", "Harbor"));

        Assert.Equal(new Reply.Options([new Option("3", "Harbor"), new Option("+harb", "Add “harb”")]), some);
        Assert.Equal(new Reply.Options([new Option("3", "Harbor")]), same);
        Assert.Equal(new Reply.Options([]), nothing);
    }

    private async Task<Form> Open(string line) => Assert.IsType<Reply.Asked>(await _bot.Says(line)).Form;
}
