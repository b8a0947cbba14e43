using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Chat.Tests.Commands;

/// <summary>Help says how the bot is called where it is asked.</summary>
public sealed class HelpTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task Where_the_bot_hears_everything_nothing_is_said_of_calling_it() =>
        Assert.Equal("Only you see this. Keys such as from: can come in any order.", await NoteAsync(call: null));

    [Fact]
    public async Task Where_it_has_to_be_called_help_says_how() =>
        Assert.EndsWith(
            "Here, begin with @Bot; in a chat with me alone you need not.",
            await NoteAsync("@Bot"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Every_example_works_after_a_call()
    {
        foreach (var example in _bot.Catalog.Commands.SelectMany(spec => spec.Examples))
        {
            Assert.Equal(
                (await new KernelBot().Says(example)).GetType(),
                (await new KernelBot().Says($"@Bot {example}")).GetType()
            );
        }
    }

    private async Task<string> NoteAsync(string? call)
    {
        var turn = new Turn(
            new UserRef("test", "team", "sam"),
            new ConversationRef("test", "team", "room"),
            DateTimeOffset.UnixEpoch,
            new TurnInput.Command("/refbot help")
        )
        {
            Call = call,
        };
        var reply = await new Bot(_bot.Catalog, _bot, []).HandleAsync(turn, TestContext.Current.CancellationToken);
        return Assert.IsType<Reply.Shown>(reply).Card.Blocks.OfType<Block.Note>().Single().Text.ToPlainText();
    }
}
