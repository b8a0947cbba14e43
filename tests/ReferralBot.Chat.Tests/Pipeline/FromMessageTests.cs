using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>Logging something from what somebody wrote.</summary>
public sealed class FromMessageTests
{
    private static readonly DateTimeOffset Monday = new(2026, 9, 28, 9, 0, 0, TimeSpan.Zero);

    private readonly KernelBot _bot = new();

    [Fact]
    public async Task The_form_opens_with_what_the_handler_recognised()
    {
        var form = Opened(await _bot.Turns(Message("Harbor called, it went well")));

        Assert.Equal(["3"], form.Questions.Single(question => question.Field == LogVisit.Partner).Initial);
        Assert.Equal(["2026-09-28"], form.Questions.Single(question => question.Field == LogVisit.On).Initial);
        Assert.Empty(_bot.Visits);
    }

    [Fact]
    public async Task What_the_message_says_is_nowhere_in_the_form()
    {
        var form = Opened(await _bot.Turns(Message("canary-9281 of Harbor")));

        Assert.DoesNotContain("canary-9281", form.State ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(
            form.Questions.SelectMany(question => question.Initial),
            text => text.Contains("canary-9281", StringComparison.Ordinal)
        );
        Assert.Empty(_bot.DraftIds);
    }

    [Fact]
    public async Task A_form_opens_even_where_nothing_is_missing() =>
        Assert.Equal("A talk", Opened(await _bot.Turns(Message("Harbor"))).Title);

    [Fact]
    public async Task Nobody_logs_from_a_message_what_they_may_not_log()
    {
        _bot.Refused.Add(LogVisit.Spec.Id);

        Assert.Equal("Ask Sam for access.", Assert.IsType<Reply.Failed>(await _bot.Turns(Message("Harbor"))).Message);
    }

    [Theory]
    [InlineData("refbot.status")]
    [InlineData("nothing.such")]
    [InlineData("")]
    public async Task A_command_that_reads_no_messages_says_so(string handler) =>
        Assert.Equal(
            "I can't read messages for that. Please type the command instead.",
            Assert.IsType<Reply.Failed>(await _bot.Turns(new TurnInput.FromMessage(handler, "Harbor", Monday))).Message
        );

    private static TurnInput.FromMessage Message(string text) => new(LogVisit.Spec.Id, text, Monday);

    private static Form Opened(Reply reply) => Assert.IsType<Reply.Asked>(reply).Form;
}
