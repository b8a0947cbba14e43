using ReferralBot.Channels.WebChat;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatRendererTests
{
    private const string Script = "<script>alert(1)</script>\"'&";

    [Fact]
    public async Task What_people_typed_never_becomes_markup()
    {
        var card = new Card(
            Script,
            new Block.Paragraph([new Run(Script), Run.Bold(Script), Run.Muted(Script), Run.Code(Script)]),
            new Block.Facts(new Fact(Script, Script)),
            new Block.Table(
                [new Column(Script)],
                [
                    [(ChatText)Script],
                ]
            ),
            new Block.Entry(Tone.Late, Script, new Button(Script, Script)) { Detail = Script },
            new Block.Chart(Script, ChartKind.Bar, new ChartPoint(Script, 1)),
            new Block.Chart(Script, ChartKind.Line, new ChartPoint(Script, 1)),
            new Block.Buttons(new Button(Script, Script)),
            new Block.Note(Script)
        );

        var html = await WebChatRenderer.CardAsync(card);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tone.Done, "Done")]
    [InlineData(Tone.Due, "Due")]
    [InlineData(Tone.Late, "Late")]
    public async Task A_tone_is_a_word_and_not_only_a_colour(Tone tone, string word)
    {
        var html = await WebChatRenderer.CardAsync(new Card("Card", new Block.Entry(tone, "Northside")));

        Assert.Contains($">{word}</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_says_what_it_is_about()
    {
        var html = await WebChatRenderer.CardAsync(
            new Card(
                "Card",
                new Block.Buttons(new Button("Done", "checkin done P-1") { Description = "Done: Northside" })
            )
        );

        Assert.Contains("aria-label=\"Done: Northside\"", html, StringComparison.Ordinal);
        Assert.Contains("data-line=\"checkin done P-1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_has_heads_and_its_numbers_stand_at_the_end()
    {
        var html = await WebChatRenderer.CardAsync(
            new Card(
                "Card",
                new Block.Table(
                    [new Column("Partner"), new Column("Received", Align.End)],
                    [
                        [(ChatText)"Harbor", (ChatText)"9"],
                    ]
                )
            )
        );

        Assert.Contains("<th scope=\"col\">Partner</th>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Harbor</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">9</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChartKind.Bar)]
    [InlineData(ChartKind.Line)]
    public async Task A_chart_gives_its_numbers_as_a_table_too(ChartKind kind)
    {
        var html = await WebChatRenderer.CardAsync(
            new Card(
                "Card",
                new Block.Chart("Received", kind, new("Q1", 1_234.5), new("Q2", -3), new("Q3", double.NaN))
            )
        );

        Assert.Contains("<td class=\"num\">1,234.5</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">-3</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_said_at_once_and_offers_what_helps()
    {
        var html = await WebChatRenderer.ProblemAsync(new Reply.Failed("That is gone.", [new Button("Undo", "undo")]));

        Assert.Contains("role=\"alert\">That is gone.</p>", html, StringComparison.Ordinal);
        Assert.Contains("data-line=\"undo\"", html, StringComparison.Ordinal);
    }
}
