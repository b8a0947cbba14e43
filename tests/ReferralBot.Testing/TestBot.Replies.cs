using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using Xunit;

namespace ReferralBot.Testing;

/// <content>What a person sees.</content>
public sealed partial class TestBot
{
    /// <summary>The card that was shown.</summary>
    public static Card Card(Reply reply) =>
        Assert.IsType<Reply.Shown>(reply, exactMatch: true) is { } shown
            ? shown.Card
            : throw new InvalidOperationException();

    /// <summary>The form that was opened.</summary>
    public static Form Form(Reply reply) => Assert.IsType<Reply.Asked>(reply).Form;

    /// <summary>The sentence that says what was not done.</summary>
    public static string Failure(Reply reply) => Assert.IsType<Reply.Failed>(reply).Message;

    /// <summary>What stands under the fields of a form that came back.</summary>
    public static IReadOnlyDictionary<string, string> Problems(Reply reply) =>
        Assert.IsType<Reply.Invalid>(reply).Problems;

    /// <summary>All that can be read on a card, a line a thing.</summary>
    public static string Read(Card card) => string.Join('\n', Lines(card));

    /// <summary>All that can be read in an answer.</summary>
    public static string Read(Reply reply) =>
        reply switch
        {
            Reply.Shown shown => Read(shown.Card),
            Reply.Failed failed => string.Join(
                '\n',
                [failed.Message, .. failed.Buttons.Select(button => $"[{button.Label}]")]
            ),
            Reply.Asked asked => string.Join(
                '\n',
                [asked.Form.Title, .. asked.Form.Questions.Select(question => question.Field.Label)]
            ),
            Reply.Invalid invalid => string.Join('\n', invalid.Problems.Values),
            _ => reply.GetType().Name,
        };

    /// <summary>The button of that label.</summary>
    public static Button ButtonOf(Reply reply, string label) =>
        Buttons(reply).FirstOrDefault(button => button.Label == label)
        ?? throw new Xunit.Sdk.XunitException(
            $"There is no button “{label}”, but: {string.Join(", ", Buttons(reply).Select(button => button.Label))}\n{Read(reply)}"
        );

    /// <summary>Every button of an answer.</summary>
    public static IEnumerable<Button> Buttons(Reply reply) =>
        reply switch
        {
            Reply.Shown shown => Buttons(shown.Card),
            Reply.Failed failed => failed.Buttons,
            _ => [],
        };

    /// <summary>Every button of a card.</summary>
    public static IEnumerable<Button> Buttons(Card card) =>
        card.Blocks.SelectMany(block =>
            block switch
            {
                Block.Buttons buttons => buttons.Items,
                Block.Entry entry => entry.Actions,
                _ => (IEnumerable<Button>)[],
            }
        );

    private static IEnumerable<string> Lines(Card card) => card.Blocks.SelectMany(Lines).Prepend(card.Title);

    private static IEnumerable<string> Lines(Block block) =>
        block switch
        {
            Block.Paragraph paragraph => [paragraph.Text.ToPlainText()],
            Block.Facts facts => facts.Items.Select(fact => $"{fact.Label}: {fact.Value.ToPlainText()}"),
            Block.Table table => table
                .Rows.Select(row => string.Join(" | ", row.Select(cell => cell.ToPlainText())))
                .Prepend(string.Join(" | ", table.Columns.Select(column => column.Title))),
            Block.Entry entry =>
            [
                $"{entry.Tone}: {entry.Text.ToPlainText()}",
                entry.Detail?.ToPlainText() ?? "",
                .. entry.Actions.Select(button => $"[{button.Label}]"),
            ],
            Block.Buttons buttons => buttons.Items.Select(button => $"[{button.Label}]"),
            Block.Note note => [note.Text.ToPlainText()],
            Block.Chart chart => chart.Points.Select(point => $"{point.Label} {point.Value}").Prepend(chart.Title),
            _ => [],
        };
}
