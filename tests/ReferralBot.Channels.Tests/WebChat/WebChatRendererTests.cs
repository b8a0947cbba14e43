using ReferralBot.Channels.WebChat;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

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
    public async Task Every_field_has_a_label_and_names_its_hint_and_its_problem()
    {
        var question = new Question(new TextField("name", "Name of the partner") { Hint = "As people say it." })
        {
            Initial = ["N"],
            Problem = "2 to 80 characters.",
        };

        var html = await WebChatFormRenderer.FormAsync(
            new Form("Add a partner", question) { Id = "partner.add" },
            "f-1"
        );

        Assert.Contains("<label for=\"f-1-name\">Name of the partner</label>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"f-1-name-hint f-1-name-problem\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "id=\"f-1-name-problem\" role=\"alert\">2 to 80 characters.</p>",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_day_that_could_not_be_read_stays_as_it_was_typed()
    {
        var field = new DateField("on", "When?");

        var unread = await WebChatFormRenderer.FormAsync(
            new Form("Form", new Question(field) { Initial = ["31 Feb"] }),
            "f-1"
        );
        var read = await WebChatFormRenderer.FormAsync(
            new Form("Form", new Question(field) { Initial = ["2026-09-01"] }),
            "f-1"
        );

        Assert.Contains("<input type=\"text\" value=\"31 Feb\"", unread, StringComparison.Ordinal);
        Assert.Contains("<input type=\"date\" value=\"2026-09-01\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_is_shown_by_its_name_and_sent_by_its_id()
    {
        var question = new Question(new LookupField<int>("from", "Who?", "partner"))
        {
            Initial = ["17"],
            Options = [new Option("17", "Northside")],
        };

        var html = await WebChatFormRenderer.FormAsync(new Form("Form", question), "f-1");

        Assert.Contains("value=\"Northside\"", html, StringComparison.Ordinal);
        Assert.Contains("data-value=\"17\"", html, StringComparison.Ordinal);
        Assert.Contains("role=\"combobox\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_of_a_few_are_boxes_in_a_named_group_and_several_of_many_a_line()
    {
        var few = new Question(new MultiField<int>("why", "Why?", [new(1, "fit", "Fit"), new(2, "near", "Near")]))
        {
            Initial = ["near"],
        };
        var many = new Question(new MultiTextField("for", "For which?")) { Initial = ["R-1", "R-2"] };

        var html = await WebChatFormRenderer.FormAsync(new Form("Form", few, many), "f-1");

        Assert.Contains("<legend>Why?</legend>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"near\" checked", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"fit\" checked", html, StringComparison.Ordinal);
        Assert.Contains("value=\"R-1, R-2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_said_at_once_and_offers_what_helps()
    {
        var html = await WebChatRenderer.ProblemAsync(new Reply.Failed("That is gone.", [new Button("Undo", "undo")]));

        Assert.Contains("role=\"alert\">That is gone.</p>", html, StringComparison.Ordinal);
        Assert.Contains("data-line=\"undo\"", html, StringComparison.Ordinal);
    }
}
