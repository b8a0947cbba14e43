using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <content>Buttons of messages.</content>
public sealed partial class TeamsCardAnswerTests
{
    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_message_for_one_is_replaced_for_good(string scope, bool hasOldProgram)
    {
        Bot.Person.HasOldProgram = hasOldProgram;
        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt), Bot.Place(scope));
        var receipt = Bot.Newest(Bot.Place(scope));

        await Bot.PressesAsync(receipt, "Undo", Undone);

        Assert.Equal(1, receipt.Edits);
        Assert.Contains("Taken back", receipt.SeenFor(Bot.Ana), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("channel")]
    public async Task A_message_for_all_is_not_replaced_by_what_one_may_see(string scope)
    {
        var post = await PostedAsync(scope);

        var outcome = await Bot.PressesAsync(post, "Undo", Undone);

        Assert.Equal("Taken back", outcome.Toast);
        Assert.Equal(0, post.Edits);
        Assert.Equal(Bot.Ana, Bot.Newest(Bot.Place(scope)).OnlyFor);
        Assert.DoesNotContain("Taken back", Bot.SamReads(Bot.Place(scope)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("channel")]
    public async Task A_message_for_all_becomes_what_all_may_see(string scope)
    {
        var post = await PostedAsync(scope);

        await Bot.PressesAsync(post, "Undo", Undone with { Audience = Audience.Conversation });

        Assert.Contains("Taken back", Bot.SamReads(Bot.Place(scope)), StringComparison.Ordinal);
        Assert.Equal(1, post.Edits);
    }

    [Fact]
    public async Task A_button_without_an_answer_says_that_it_is_done()
    {
        var post = await PostedAsync("group");

        Assert.Equal("Done.", (await Bot.PressesAsync(post, "Undo", new Reply.Nothing())).Toast);
    }

    [Fact]
    public async Task A_form_and_a_problem_for_a_button_are_for_the_person_alone()
    {
        var post = await PostedAsync("group");

        await Bot.PressesAsync(post, "Undo", Reply.Ask(AnswerSamples.Form));
        var form = Bot.Newest(Bot.Group);
        await Bot.PressesAsync(post, "Undo", AnswerSamples.Refusal);

        Assert.Equal((Bot.Ana, Bot.Ana), (form.OnlyFor, Bot.Newest(Bot.Group).OnlyFor));
        Assert.Contains("Who referred?", form.Fields);
    }
}
