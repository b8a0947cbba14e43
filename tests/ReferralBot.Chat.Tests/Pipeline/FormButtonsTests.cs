using CsCheck;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>Which buttons lead to a form is told from their lines, and pressing them proves it.</summary>
public sealed class FormButtonsTests
{
    private readonly KernelBot _bot = new();

    [Theory]
    [InlineData("/checkin done", true)]
    [InlineData("checkin done", true)]
    [InlineData("/refbot checkin done", true)]
    [InlineData("/checkin done P-1", true)]
    [InlineData("/checkin done kind:call", true)]
    [InlineData("/checkin done P-1 call", false)]
    [InlineData("/checkin done P-1 call foo:bar", false)]
    [InlineData("/checkin done foo:bar", false)]
    [InlineData("/partner add", true)]
    [InlineData("/partner add Lakeside", false)]
    [InlineData("/partner contact add P-1", true)]
    [InlineData("/partner contact add P-1 name:Ana", false)]
    [InlineData("/partner", false)]
    [InlineData("/partner list", false)]
    [InlineData("/partner help", false)]
    [InlineData("/refbot help", false)]
    [InlineData("/refbot status", false)]
    [InlineData("/partner ad", false)]
    [InlineData("/prtner add", false)]
    [InlineData("draft", false)]
    [InlineData("draft open", false)]
    [InlineData("", false)]
    public async Task What_is_said_of_a_line_is_what_its_press_does(string line, bool leads)
    {
        Assert.Equal(leads, new FormButtons(_bot.Catalog).LeadsToForm(line));
        Assert.Equal(leads, await _bot.Presses(line) is Reply.Asked);
    }

    [Theory]
    [InlineData("checkin done Nobody call", "Add it", true)]
    [InlineData("checkin done Nobody call", "Choose another", true)]
    [InlineData("checkin done northside call", "None of these: add", true)]
    [InlineData("checkin done northside call", "Northside Family", false)]
    [InlineData("checkin done P-1 call foo:bar", "Open the form", true)]
    [InlineData("checkin dne P-1 call", "Yes, done", false)]
    [InlineData("checkin dne P-1 call foo:bar", "Yes, done", true)]
    public async Task A_draft_that_opens_its_form_says_so(string line, string label, bool leads)
    {
        var button = KernelBot.Buttons(await _bot.Says(line)).Single(found => found.Label == label);

        Assert.Equal(leads, new FormButtons(_bot.Catalog).LeadsToForm(button.Line));
        Assert.Equal(leads, await _bot.Presses(button.Line) is Reply.Asked);
    }

    [Fact]
    public async Task Being_sure_and_leaving_it_lead_to_no_form()
    {
        await _bot.Says("checkin done P-2 call");
        var sure = await _bot.Says("checkin done P-2 coffee");

        Assert.Equal(2, KernelBot.Buttons(sure).Count);
        Assert.All(
            KernelBot.Buttons(sure),
            button => Assert.False(new FormButtons(_bot.Catalog).LeadsToForm(button.Line))
        );
    }

    // A name that is not clear is asked about before the form: that can't be told from the line.
    [Fact]
    public async Task Any_line_is_judged_and_one_that_leads_to_a_form_is_at_least_asked_about() =>
        await Typing.Line.SampleAsync(
            async line =>
            {
                var bot = new KernelBot();
                if (new FormButtons(bot.Catalog).LeadsToForm(line))
                {
                    Assert.True(
                        await bot.Presses(line) is Reply.Asked or Reply.Shown { AwaitsAnswer: true } or Reply.Failed,
                        line
                    );
                }
            },
            iter: 3_000,
            threads: 1
        );
}
